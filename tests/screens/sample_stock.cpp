// The shelves and the settlements, with real names of real length.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Date;
using kiosk::Money;
using kiosk::Quantity;

const std::string kProducer = "Hợp tác xã Nông nghiệp và Dịch vụ tổng hợp Mật ong U Minh Hạ";

Date day(const char* iso) { return *Date::parse(iso); }
Quantity pieces(std::int64_t count) { return Quantity::pieces(count); }

kiosk::MoveId id_of(std::uint8_t number) {
    std::array<std::uint8_t, 16> id{};
    id[15] = number;
    return kiosk::MoveId{id};
}

kiosk::StockRow row_of(const kiosk::Product& product, std::int64_t step) {
    kiosk::StockRow row;
    row.product = product.id;
    row.name_vi = product.name_vi;
    row.name_en = product.name_en;
    row.producer = step == 0 ? kProducer : product.producer.name;
    row.unit = product.unit;
    row.by_weight = product.by_weight;
    row.lots = {{"DEMO-00" + std::to_string(step),
                 day("2026-12-01").plus_days(static_cast<int>(step) * 40), pieces(step * 3 - 2)},
                {"UMH-2026-118-A", day("2027-05-30"), pieces(12)}};
    if (step % 3 == 2) row.lots.push_back({"", {}, pieces(4)});
    for (const kiosk::LotOnHand& lot : row.lots) row.on_hand = row.on_hand + lot.on_hand;
    if (step % 2 == 0) row.minimum = pieces(24);
    row.sold = pieces(31 + step * 7);
    return row;
}

kiosk::StockMove move_of(kiosk::MoveKind kind, std::int64_t change, const char* on) {
    kiosk::StockMove move;
    move.id = id_of(static_cast<std::uint8_t>(change & 0x7F));
    move.kind = kind;
    move.day = day(on);
    kiosk::StockLine line;
    line.product = goods()[0].id;
    line.name = goods()[0].name_vi;
    line.lot = "UMH-2026-118-A";
    line.quantity = pieces(change);
    line.minimum = pieces(24);
    move.lines = {line};
    return move;
}

kiosk::Transfer transfer(std::uint8_t number, bool incoming) {
    kiosk::Transfer one;
    one.id = id_of(number);
    (incoming ? one.from : one.to) = "ga-da-lat";
    one.sent_at_ms = 1'795'410'000'000 - number * 86'400'000LL;
    one.is_incoming = incoming;
    one.is_announced = number != 2;
    for (const kiosk::Product& product : {goods()[0], goods()[1]}) {
        kiosk::StockLine line;
        line.product = product.id;
        line.name = product.name_vi;
        line.lot = "UMH-2026-118-A";
        line.quantity = pieces(6 + number);
        one.lines.push_back(line);
    }
    if (number < 3) return one;
    one.taken_by = incoming ? "K01" : one.to;
    one.taken = one.lines;
    if (number == 3) one.taken[1].quantity = pieces(7);
    one.is_back = number == 5;
    return one;
}

StockView stock() {
    StockView view;
    view.today = day("2026-11-23");
    std::int64_t step = 0;
    for (const kiosk::Product& product : goods()) view.list.rows.push_back(row_of(product, step++));
    view.list.matching = view.list.all = static_cast<std::int64_t>(view.list.rows.size());
    view.list.low = 112;
    view.list.expiring = 48;
    view.list.negative = 3;
    view.product = view.list.rows.front();
    view.moves = {move_of(kiosk::MoveKind::Count, -2, "2026-11-23"),
                  move_of(kiosk::MoveKind::Send, -6, "2026-11-22"),
                  move_of(kiosk::MoveKind::Adjust, -1, "2026-11-20"),
                  move_of(kiosk::MoveKind::Minimum, 0, "2026-11-19"),
                  move_of(kiosk::MoveKind::Receive, 48, "2026-11-02")};
    view.moves[1].shop = "ga-da-lat";
    view.moves[2].reason = kiosk::AdjustReason::Damaged;
    view.moves[2].note = "Vỡ khi xếp lên kệ trưng bày ở cửa ra vào";
    for (std::uint8_t i = 1; i <= 5; ++i) view.transfers.push_back(transfer(i, i % 2 == 1));
    view.shops = {"ga-da-lat", "ga-sai-gon", "san-bay-lien-khuong"};
    return view;
}

FormField field(const char* key, kiosk::Text label, FormKind kind, std::string value) {
    return {key, std::move(label), kind, std::move(value)};
}

FormView receive_form() {
    FormView form;
    form.title = {"Nhập hàng · " + goods()[0].name_vi, "Received · " + goods()[0].name_vi};
    form.fields = {
        field("quantity", {"Số lượng (hộp)", "Quantity (box)"}, FormKind::Whole, "24"),
        field("lot", {"Số lô", "Lot"}, FormKind::Code, "UMH-2026-118-A"),
        field("best_before", {"Dùng đến ngày", "Best before"}, FormKind::Date, "30/05/2027"),
        field("unit_cost", {"Giá vốn một đơn vị", "Cost of one"}, FormKind::Money, ""),
        field("document", {"Số phiếu giao", "Delivery note"}, FormKind::Code, ""),
        field("note", {"Ghi chú", "Note"}, FormKind::Text, "")};
    form.fields[0].help = {"Quét hàng tiếp theo: ghi phiếu này rồi sang hàng ấy",
                           "Scan the next goods: records this and goes on to them"};
    form.fields[3].help = {"Hàng ký gửi, hoa hồng 12,5 %: không có giá vốn",
                           "Consigned, commission 12,5 %: it has no cost"};
    form.fields[3].enabled = false;
    form.fields[5].wide = true;
    form.fail("best_before", {"Không phải một ngày", "Not a day"});
    form.focused = 0;
    return form;
}

FormView adjust_form() {
    FormView form;
    form.title = {"Điều chỉnh · " + goods()[0].name_vi, "Adjusted · " + goods()[0].name_vi};
    form.fields = {field("quantity", {"Số lượng (hộp)", "Quantity (box)"}, FormKind::Whole, "2"),
                   field("reason", {"Lý do", "Reason"}, FormKind::Choice, "given_back"),
                   field("lot", {"Lô", "Lot"}, FormKind::Choice, "UMH"),
                   field("note", {"Ghi chú", "Note"}, FormKind::Text, "")};
    for (const kiosk::AdjustReason reason : kiosk::kAdjustReasons) {
        form.fields[1].choices.emplace_back(std::string{name_of(reason)}, title_of(reason));
    }
    form.fields[2].choices = {{"UMH", {"UMH-2026-118-A · 30/05/2027", "UMH-2026-118-A"}},
                              {"", {"Không rõ lô", "No lot"}}};
    for (std::size_t i = 1; i < 4; ++i) form.fields[i].wide = true;
    form.problem = kiosk::Problem{{"Phiếu kho chưa ghi được", "The stock move was not recorded"},
                                  {"lý do này chỉ làm giảm kho", "this reason only takes away"},
                                  {"sửa lại rồi ghi", "correct it and record it"}};
    return form;
}

kiosk::StatementRow statement_row(const kiosk::Product& product, std::int64_t step) {
    kiosk::StatementRow row;
    row.product = product.id;
    row.name = product.name_vi;
    if (step != 2) row.kind = step == 3 ? kiosk::TermsKind::Bought : kiosk::TermsKind::Consigned;
    row.commission_percent = row.kind == kiosk::TermsKind::Consigned ? 1'250 : 0;
    row.delivered = pieces(240);
    row.sold = pieces(1'180 - step * 97);
    row.returned = pieces(step);
    row.on_hand = pieces(step == 1 ? -4 : 36);
    row.sold_amount = Money::from_dong(147'500'000 - step * 12'345'000);
    row.returned_amount = Money::from_dong(step * 125'000);
    if (step == 3) row.cost = Money::from_dong(64'800'000);
    settle_row(row);
    return row;
}

kiosk::Statement statement() {
    kiosk::Statement made;
    made.producer = kProducer;
    made.from = day("2026-11-01");
    made.until = day("2026-11-23");
    std::int64_t step = 0;
    for (const kiosk::Product& product : goods()) {
        made.rows.push_back(statement_row(product, step++));
        made.sold += made.rows.back().sold_amount;
        made.returned += made.rows.back().returned_amount;
        made.commission += made.rows.back().commission;
        made.due += made.rows.back().due;
    }
    return made;
}

SettleView settle() {
    SettleView view;
    view.today = day("2026-11-23");
    std::int64_t step = 0;
    for (const kiosk::Product& product : goods()) {
        kiosk::ProducerAccount account;
        account.producer = step == 0 ? kProducer : product.producer.name;
        account.terms = step == 2 ? 0 : 1;
        account.lacks_terms = step == 2;
        account.open_sold = Money::from_dong(147'500'000 - step * 9'000'000);
        account.open_commission = Money::from_dong(18'437'500);
        account.open_due = Money::from_dong(step == 2 ? 0 : 129'062'500);
        account.outstanding = Money::from_dong(step == 1 ? 12'400'000 : 0);
        if (step < 4) account.open_from = day("2026-11-01");
        view.all.push_back(account);
        view.shown.push_back(static_cast<std::size_t>(step++));
    }
    view.producer = kProducer;
    view.open = statement();
    kiosk::Terms all, craft, one;
    all.commission_percent = 2'000;
    all.until = day("2026-10-31");
    craft.group = kiosk::Group::Craft;
    craft.commission_percent = 2'550;
    one.product = goods()[0].id;
    one.commission_percent = 1'250;
    one.from = day("2026-12-01");
    view.terms = {all, craft, one};
    for (std::uint8_t i = 1; i <= 3; ++i) {
        kiosk::ClosedPeriod period;
        period.id = id_of(i);
        period.number = "QT-K01-1-000" + std::to_string(i);
        period.statement = statement();
        if (i > 1) {
            period.payments.push_back({Money::from_dong(i == 2 ? 90'000'000 : 0),
                                       kiosk::PaymentMethod::Transfer, "FT26327000118",
                                       day("2026-11-20"), kiosk::StaffCode{"900"}});
        }
        view.periods.push_back(period);
    }
    return view;
}

FormView terms_form() {
    FormView form;
    form.title = {"Thỏa thuận với " + kProducer, "Terms with " + kProducer};
    form.fields = {field("kind", {"Hình thức", "Terms"}, FormKind::Choice, "consigned"),
                   field("commission_percent", {"Hoa hồng của cửa hàng, %", "Commission, %"},
                         FormKind::Decimal, "12,5"),
                   field("from", {"Từ ngày", "From"}, FormKind::Date, "01/12/2026"),
                   field("until", {"Đến hết ngày", "Until"}, FormKind::Date, ""),
                   field("product", {"Áp dụng cho", "For"}, FormKind::Choice, "")};
    form.fields[0].choices = {{"consigned", {"Ký gửi", "Consigned"}},
                              {"bought", {"Mua đứt", "Bought"}}};
    form.fields[4].choices.emplace_back(
        "", kiosk::Text{"Mọi hàng của cơ sở", "Everything of the producer"});
    for (const kiosk::Product& product : goods()) {
        form.fields[4].choices.emplace_back("p:" + product.id.text(),
                                            kiosk::Text{product.name_vi, product.name_en});
    }
    form.fields[4].value = form.fields[4].choices[1].first;
    form.fields[4].wide = true;
    form.problem = kiosk::Problem{
        {"Thỏa thuận chưa lưu được", "The terms were not saved"},
        {"kỳ QT-K01-1-0002 đã đóng đến 31/10/2026 tính " + goods()[0].name_vi +
             " theo thỏa thuận đang có",
         "QT-K01-1-0002, closed until 2026-10-31, settled these goods on the terms there are"},
        {"giữ thỏa thuận ấy đến hết 31/10/2026, cái mới bắt đầu từ 01/11/2026",
         "let those last until 2026-10-31 and the new ones begin on 2026-11-01"}};
    return form;
}

}  // namespace

void fill_stock(ViewState& view) {
    view.stock = stock();
    view.settle = settle();
}

std::vector<NamedView> stock_views() {
    std::vector<NamedView> views;
    const auto add = [&](std::string name, ScreenName screen, auto change) {
        NamedView named{std::move(name), view(screen), {}};
        change(named.view);
        views.push_back(std::move(named));
    };
    add("stock-transfers", ScreenName::Stock,
        [](ViewState& v) { v.stock.part = StockPart::Transfers; });
    add("stock-empty", ScreenName::Stock, [](ViewState& v) {
        v.stock.list = {};
        v.stock.transfers.clear();
    });
    add("stock-product", ScreenName::Stock,
        [](ViewState& v) { v.stock.part = StockPart::Product; });
    add("stock-counted", ScreenName::Stock, [](ViewState& v) {
        v.stock.part = StockPart::Product;
        v.stock.counted = v.stock.moves.front();
        v.stock.counted->lines[0].counted = pieces(10);
        v.stock.counted->lines[0].expected = pieces(12);
    });
    add("stock-receive", ScreenName::Stock, [](ViewState& v) { v.stock.form = receive_form(); });
    add("stock-adjust", ScreenName::Stock, [](ViewState& v) { v.stock.form = adjust_form(); });
    add("settle-loading", ScreenName::Settle, [](ViewState& v) {
        v.settle.all.clear();
        v.settle.shown.clear();
        v.settle.loading = true;
        v.settle.pieces_left = 124;
    });
    for (const auto& [name, part] : {std::pair{"settle-account", SettlePart::Account},
                                     std::pair{"settle-periods", SettlePart::Periods},
                                     std::pair{"settle-terms", SettlePart::Terms}})
        add(name, ScreenName::Settle, [part = part](ViewState& v) {
            v.settle.part = part;
            if (part == SettlePart::Terms) v.settle.chosen = 1;
        });
    add("settle-period", ScreenName::Settle, [](ViewState& v) {
        v.settle.part = SettlePart::Periods;
        v.settle.period = v.settle.periods[1];
    });
    add("settle-terms-form", ScreenName::Settle, [](ViewState& v) {
        v.settle.part = SettlePart::Terms;
        v.settle.form = terms_form();
    });
    return views;
}

}  // namespace samples
