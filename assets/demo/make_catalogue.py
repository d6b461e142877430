#!/usr/bin/env python3
"""Chooses the demonstration catalogue from source/ocop-products.tsv and writes catalogue.csv.

Facts (name, producer, place, stars, decision, date, source) are copied from the source file, never
improved. Everything a shop adds is made up for demonstration, and the `source` column says so:
source/goods.tsv has unit, price and tax rate (fresh produce counts by the kilogram),
source/kinds.tsv the drawing and a word about each kind of product, source/labels.tsv what a label of
the kind says (only where it is true of every product of the kind): general knowledge only, no claim
about one producer. lots.csv is made up altogether; its days count from GATHERED, and the program
moves them so that GATHERED is the day the showroom is made. The same input gives the same bytes.

    python3 assets/demo/make_catalogue.py [--check]

Choosing: best evidence first, at most three products of one producer; rows that only report a
notice or a council's vote come in just far enough to show their province, new kinds of goods first.
"""

import csv
import datetime
import hashlib
import io
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = (
    "product_id,name_vi,name_en,group,producer,producer_address,producer_phone,commune,district,"
    "province,province_today,stars,decision,issuer,issued,expires,revoked,price,tax_rate,unit,"
    "by_weight,codes,lot,picture,story_vi,story_en,source,source_date,demonstration,size,"
    "ingredients_vi,ingredients_en,storage_vi,storage_en,how_to_use_vi,how_to_use_en,allergens_vi,"
    "allergens_en,producer_kind,producer_website,producer_email"
).split(",")
LABEL = COLUMNS[COLUMNS.index("ingredients_vi"):COLUMNS.index("producer_kind")]
LOT_COLUMNS = (
    "product_id,lot,made,best_before,received,source,recalled,recall_reason_vi,recall_reason_en,"
    "event_date,event_vi,event_en,event_place_vi,event_place_en,demonstration"
).split(",")
PER_PRODUCER = 3
PER_THIN_PROVINCE = 4
GATHERED = "2026-11-23"

# Lower is better; from THIN on a row is taken only where its province would otherwise be missing.
EVIDENCE = [
    "A decision",
    "news quoting decision",
    "B1 official newspaper",
    "news listing national decision",
    "B1/C",
    "news quoting UBND decision",
    "province notice",
    "council result",
]
THIN = 5

GROUPS = [  # QĐ 26/2026/QĐ-TTg, by the mapping the source file gives
    ("Thực phẩm", "food"),
    ("Đồ uống", "drink"),
    ("Dược liệu", "herbal"),
    ("Thủ công", "craft"),
    ("Sinh vật cảnh", "ornamental"),
    ("Dịch vụ du lịch", "tourism"),
]

KINDS_OF_PRODUCER = [  # what the name itself says; a workshop may be either
    ("Hợp tác xã", "cooperative"),
    ("HTX", "cooperative"),
    ("Hộ", "household"),
    ("Công ty", "company"),
    ("Chi nhánh", "company"),
]

# Days from GATHERED: fresh goods keep for days, the rest for months.
FRESH = {"mushroom_fresh": 7, "cordyceps_fresh": 14, "berries": 5, "melon": 12, "egg_fresh": 20}
KEEPS = 365
SHOWROOM = ("Điểm OCOP Ga Trung Tâm", "OCOP showroom, Central Station")

PRODUCERS = [
    ("Hợp tác xã", "một hợp tác xã", "a co-operative"),
    ("HTX", "một hợp tác xã", "a co-operative"),
    ("Hộ", "một hộ kinh doanh", "a household business"),
    ("Cơ sở", "một cơ sở sản xuất", "a workshop"),
    ("Công ty", "một công ty", "a company"),
    ("Chi nhánh", "một chi nhánh công ty", "a company's branch"),
]

UNITS_EN = [("xã", "{} commune"), ("phường", "{} ward"), ("thị trấn", "{} township"),
            ("huyện", "{} district"), ("thành phố", "{} city"), ("TP.", "{} city"),
            ("TP", "{} city"), ("thị xã", "{} town"), ("TX", "{} town")]


def read(name):
    with open(HERE / "source" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


GOODS = {row["name_vi"]: row for row in read("goods.tsv")}
LABELS = {row["kind"]: row for row in read("labels.tsv")}
KINDS = {row["kind"]: row for row in read("kinds.tsv")}


def evidence_of(row):
    for rank, prefix in enumerate(EVIDENCE):
        if row["verification"].startswith(prefix):
            return rank
    raise SystemExit(f"unknown grade of evidence: {row['verification']}")


def group_of(row):
    mapped = row["group_qd26_own_mapping"]
    for prefix, group in GROUPS:
        if mapped.startswith(prefix):
            return group
    return None  # the source could not place it: left out


def choose(rows):
    chosen, per_producer, per_province, kinds = [], {}, {}, set()

    def take(row):
        producer, province = row["producer"], row["province"]
        thin = evidence_of(row) >= THIN
        if group_of(row) is None or per_producer.get(producer, 0) >= PER_PRODUCER:
            return
        if thin and per_province.get(province, 0) >= PER_THIN_PROVINCE:
            return
        per_producer[producer] = per_producer.get(producer, 0) + 1
        per_province[province] = per_province.get(province, 0) + 1
        kinds.add(kind_of(row))
        chosen.append(row)

    by_evidence = sorted(rows, key=lambda row: (evidence_of(row), row["number"]))
    for row in [row for row in by_evidence if evidence_of(row) < THIN]:
        take(row)
    thin_rows = [row for row in by_evidence if evidence_of(row) >= THIN and group_of(row)]
    for row in sorted(thin_rows, key=lambda row: (kind_of(row) in kinds, evidence_of(row), row["number"])):
        take(row)
    return sorted(chosen, key=lambda row: row["number"])


def kind_of(row):
    return GOODS[row["name_vi"]]["kind"]


def iso(day):
    match = re.search(r"(?:\d+-)?(\d{2})/(\d{2})/(\d{4})", day)
    return f"{match[3]}-{match[2]}-{match[1]}" if match else None


def shown(date):
    return f"{date[8:10]}/{date[5:7]}/{date[:4]}"


def three_years_after(date):
    return f"{int(date[:4]) + 3}{date[4:]}"  # no date in the source is a 29 February


def issuer_of(row):
    named = re.search(r"QĐ \S+ ((?:tỉnh|huyện) [^(\d]+?) \d", row["source"])
    if named:
        return "UBND " + named[1]
    if row["verification"] == "news quoting decision" and row["stars"] == "4":
        return "UBND tỉnh " + row["province"]  # four stars are the province's to give
    if row["verification"].startswith("news quoting UBND decision"):
        return "UBND tỉnh " + row["province"]
    if row["verification"].startswith("news listing national decision"):
        return "Bộ Nông nghiệp và Phát triển nông thôn"
    return ""


def expires_of(row):
    """The end of the 36 months; without a date, the latest day it can have been, if that is past."""
    if row["cert_date"]:
        return three_years_after(row["cert_date"])
    if row["verification"].startswith("news listing national decision"):
        return three_years_after(source_date_of(row))
    year = re.match(r"cert year (\d{4}); lapsed", row["note"])
    return f"{int(year[1]) + 3}-12-31" if year else ""


def source_date_of(row):
    if "seed_public_reference" in row["source"]:
        return "2026-09-10"  # the day that collection names for its reference prices
    return iso(row["source"].split("->")[-1]) or GATHERED


def source_of(row):
    collection, arrow, origin = row["source"].partition(" -> ")
    text = f"{origin}; qua {collection}" if arrow else row["source"]
    return f"{text}. Giá, mã, lô, hình, thông tin nhãn: minh họa (price, code, lot, picture, label details: demonstration)"


def address_of(row):
    """Today's address where the source gives it, else the one on the label."""
    now = re.search(r"now (.+)$", row["note"])
    if now:
        place = now[1]
        return place if "tỉnh" in place else f"{place}, tỉnh {row['new_province']}"
    parts = [row["commune"], row["district"], "tỉnh " + row["province"]]
    return ", ".join(part for part in parts if part)


def in_english(unit):
    if re.fullmatch(r"Phường \d+", unit):
        return "Ward " + unit.split()[1]
    for prefix, form in UNITS_EN:
        if unit.startswith(prefix + " "):
            return form.format(unit[len(prefix) + 1:])
    return unit


def places_of(row):
    parts = [part for part in (row["commune"], row["district"]) if part]
    moved = row["province"] != row["new_province"]
    vi = ", ".join(parts + [row["province"]])
    en = ", ".join([in_english(part) for part in parts] + [row["province"]])
    if moved:
        vi += f" (nay thuộc {row['new_province']})"
        en += f" (now part of {row['new_province']})"
    return vi, en


def evidence_words(row):
    """A sentence for what the source does not prove; nothing where it names decision and date."""
    if row["cert_no"] and row["cert_date"]:
        return "", ""
    stars, note, verification = row["stars"], row["note"], row["verification"]
    date = shown(source_date_of(row))
    if row["cert_date"]:
        return (f"Ngày công nhận {shown(row['cert_date'])} theo tài liệu tham khảo công khai, chưa rõ số quyết định.",
                f"Recognised on {shown(row['cert_date'])} by a public reference; the decision's number is not known.")
    if verification.startswith("news listing national decision"):
        return (f"Báo đưa tin ngày {date}: đạt {stars} sao cấp quốc gia; quá 36 tháng, cần kiểm tra lại.",
                f"Reported on {date} as a national {stars}-star product; more than 36 months ago, to be verified.")
    year = re.search(r"(?:cert year|council) (\d{4})", note) or re.search(r"/(\d{4})\)", row["source"])
    if verification.startswith("council result"):
        return (f"Hội đồng OCOP tỉnh chấm {stars} sao năm {year[1]}; chưa thấy quyết định, cần kiểm tra lại.",
                f"Scored {stars} stars by the province's OCOP council in {year[1]}; no decision seen, to be verified.")
    if verification.startswith("province notice"):
        return (f"Thông báo của tỉnh năm {year[1]}: đủ điều kiện đạt {stars} sao; chưa thấy quyết định, cần kiểm tra lại.",
                f"A provincial notice of {year[1]} calls it fit for {stars} stars; no decision seen, to be verified.")
    lapsed = "lapsed" in note
    return (f"Năm công nhận {year[1]} ({stars} sao), chưa rõ số và ngày quyết định"
            + ("; có thể đã hết hạn." if lapsed else "; cần kiểm tra lại."),
            f"Recognised in {year[1]} ({stars} stars); number and day of the decision are not known"
            + (", and it may have lapsed." if lapsed else ", to be verified."))


def producer_words(row):
    for prefix, vi, en in PRODUCERS:
        if row["producer"].startswith(prefix):
            return vi, en
    raise SystemExit(f"unknown kind of producer: {row['producer']}")


def ean13(number):
    digits = f"200{number:09d}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return digits + str(-total % 10)


def codes_of(number, by_weight):
    codes = [ean13(number)]
    if by_weight:  # the item number in the scale's codes, pattern 21PPPPPWWWWWC
        codes.append(f"{number:05d}")
    if number % 3 == 1:  # a stamp's QR: somebody's opaque URL
        mark = hashlib.sha256(f"ocop-demo-{number}".encode()).hexdigest()[:8].upper()
        codes.append(f"https://stamp.example/q/{mark}")
    if number % 20 == 5:  # a stamp with words: spaces travel percent-encoded
        codes.append(f"TEM%20MINH%20HOA%20{number:03d}")
    return " ".join(codes)


def size_of(unit):
    found = re.search(r"\d+(?:,\d+)? (?:g|kg|ml|l|túi|quả)$", unit)
    return found[0] if found else ""


def kind_of_producer(row):
    return next((kind for start, kind in KINDS_OF_PRODUCER if row["producer"].startswith(start)), "")


def day(offset):
    return (datetime.date.fromisoformat(GATHERED) + datetime.timedelta(days=offset)).isoformat()


def lot_of(row, number, made, best_before, **more):
    """A lot's rows, one for each step of its way; all of it made up, and it says so."""
    place_vi, place_en = places_of(row)
    steps = [(made, "Sản xuất, đóng gói (minh họa)", "Made and packed (demonstration)", place_vi, place_en),
             (min(made + 6, -1), "Nhận tại điểm bán (minh họa)", "Received at the showroom (demonstration)", *SHOWROOM)]
    facts = {"made": day(made), "best_before": day(best_before), "received": day(steps[-1][0]),
             "source": "Giao thẳng từ cơ sở (minh họa)", "demonstration": "1", **more}
    rows = []
    for offset, what_vi, what_en, where_vi, where_en in steps:
        rows.append({"product_id": f"demo-{row['number']:03d}", "lot": number, "event_date": day(offset),
                     "event_vi": what_vi, "event_en": what_en, "event_place_vi": where_vi,
                     "event_place_en": where_en, **facts})
        facts = {}
    return rows


def lots_of(chosen):
    rows = []
    for row in chosen:
        number = f"DEMO-{row['number']:03d}"
        if row["number"] % 2:
            keeps = FRESH.get(kind_of(row), KEEPS)
            made = -2 if kind_of(row) in FRESH else -40
            rows += lot_of(row, number, made, made + keeps)
        if row["number"] == 1:
            rows += lot_of(row, number + "-T", -75, KEEPS - 75, recalled=day(-3),
                           recall_reason_vi="nắp chai không kín (minh họa)",
                           recall_reason_en="bottle caps are not tight (demonstration)")
        if row["number"] == 5:
            rows += lot_of(row, number + "-Q", -20 - KEEPS, -20)
        if row["number"] == 9:
            rows += lot_of(row, number + "-G", 12 - KEEPS, 12)
    return rows


def product_of(row):
    number = row["number"]
    goods = GOODS[row["name_vi"]]
    kind = KINDS[goods["kind"]]
    what_vi, what_en = goods["what_vi"] or kind["what_vi"], goods["what_en"] or kind["what_en"]
    maker_vi, maker_en = producer_words(row)
    place_vi, place_en = places_of(row)
    known_vi, known_en = evidence_words(row)
    return {
        "product_id": f"demo-{number:03d}",
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "group": group_of(row),
        "producer": row["producer"],
        "producer_address": address_of(row),
        "producer_phone": "",
        "commune": row["commune"],
        "district": row["district"],
        "province": row["province"],
        "province_today": row["new_province"],
        "stars": row["stars"],
        "decision": row["cert_no"],
        "issuer": issuer_of(row),
        "issued": row["cert_date"],
        "expires": expires_of(row),
        "revoked": "0",
        "price": goods["price"],
        "tax_rate": goods["tax_rate"],
        "unit": goods["unit"],
        "by_weight": "1" if goods["unit"] == "kg" else "0",
        "codes": codes_of(number, goods["unit"] == "kg"),
        "lot": f"DEMO-{number:03d}" if number % 2 else "",
        "picture": kind["picture"],
        "story_vi": " ".join(filter(None, [f"{what_vi} của {maker_vi} ở {place_vi}.", kind["use_vi"], known_vi])),
        "story_en": " ".join(filter(None, [f"{what_en} from {maker_en} in {place_en}.", kind["use_en"], known_en])),
        "source": source_of(row),
        "source_date": source_date_of(row),
        "demonstration": "1",
        "size": size_of(goods["unit"]),
        **{column: LABELS.get(goods["kind"], {}).get(column, "") for column in LABEL},
        "producer_kind": kind_of_producer(row),
        "producer_website": "",
        "producer_email": "",
    }


def csv_of(columns, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)  # RFC 4180: CRLF, quotes where needed
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def main():
    rows = read("ocop-products.tsv")
    for number, row in enumerate(rows, 1):
        row["number"] = number
    chosen = choose(rows)
    made = {
        "catalogue.csv": csv_of(COLUMNS, map(product_of, chosen)),
        "lots.csv": csv_of(LOT_COLUMNS, lots_of(chosen)),
    }
    for name, content in made.items():
        if "--check" not in sys.argv:
            (HERE / name).write_bytes(content)
        elif (HERE / name).read_bytes() != content:
            sys.exit(f"{HERE / name} is not what this program makes")


if __name__ == "__main__":
    main()
