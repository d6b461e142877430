// What the manager's screens show, with real names of real length.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Money;

kiosk::Date day(const char* iso) { return *kiosk::Date::parse(iso); }

// Some goods bought outright, some consigned, of one nobody knows the cost.
void add_margins(kiosk::Figures& figures) {
    std::int64_t item = 0;
    for (const kiosk::TotalsRow& row : figures.sums.by_product) {
        kiosk::MarginLine line{.item = item, .product = row.key, .group = "food"};
        const Money bare = row.amount.share(100, 108, kiosk::Rounding::HalfUp);
        if (item % 3 == 0) {
            line.percent = 2'000;
            line.consigned = row.amount;
        } else if (item == 4) {
            line.uncosted = bare;
            line.uncosted_items = row.quantity;
        } else {
            line.revenue = bare;
            line.cost = bare.share(65 + item, 100, kiosk::Rounding::HalfUp);
        }
        figures.margin_lines.push_back(std::move(line));
        ++item;
    }
    figures.margins = kiosk::margins_of(figures.margin_lines);
}

kiosk::Figures figures(const kiosk::Period& period, std::int64_t scale_percent) {
    kiosk::Figures made;
    made.period = period;
    made.sums = totals(scale_percent);
    made.sums.date = period.to;
    std::int64_t step = 3;
    for (kiosk::Date at = period.from; at <= period.to; at = at.plus_days(1)) {
        step = (step * 7 + 11) % 23;
        kiosk::DayFigures one{at, 40 + step, 0, kiosk::Quantity::pieces(90 + step), {}};
        one.net = step == 5 ? Money{} : Money::from_dong((2'000'000 + step * 310'000) / 100 * 90);
        made.days.push_back(one);
    }
    made.by_place = made.sums.by_producer;
    const char* kPlaces[] = {"Đắk Lắk", "Thành phố Hồ Chí Minh", "Lâm Đồng", ""};
    for (std::size_t i = 0; i < made.by_place.size(); ++i)
        made.by_place[i].key = made.by_place[i].name = kPlaces[i % 4];
    add_margins(made);
    return made;
}

kiosk::ScanReport scans() {
    kiosk::ScanReport report{day("2026-10-25"), day("2026-11-23"), 412, {}, {}, {}};
    std::int64_t looked = 61, sold = 9;
    for (const kiosk::Product& product : goods()) {
        report.products.push_back({product.id, product.name_vi, product.name_en, looked, sold});
        looked = looked * 3 / 4;
        sold = sold * 2 % 7;
    }
    report.unknown = {{"8935001234567", 14, day("2026-11-22")}, {"", 9, day("2026-11-20")}};
    return report;
}

}  // namespace

void fill_office(ViewState& view) {
    TotalsView& totals_view = view.totals;
    totals_view.today = day("2026-11-23");
    totals_view.period = kiosk::period_of(kiosk::PeriodKind::Day, totals_view.today);
    totals_view.figures = figures(totals_view.period, 100);
    totals_view.pieces_read = 1;
    for (const auto& one : kiosk::comparisons_of(totals_view.period, totals_view.today))
        totals_view.compared.push_back({one, figures(one.period, 88)});
    totals_view.month = figures(kiosk::month_so_far(totals_view.today), 1'700);
    totals_view.month_before = figures(kiosk::month_before_so_far(totals_view.today), 1'900);
    totals_view.scans = scans();
    SalesView& sales = view.sales;
    sales.filter = {totals_view.period, kiosk::SalesBy::Payment, "cash"};
    sales.title = {"Tiền mặt", "Cash"};
    sales.ask.descending = true;
    for (std::uint8_t i = 0; i < 8; ++i) {
        std::array<std::uint8_t, 16> id{};
        id[15] = i;
        sales.page.rows.push_back({kiosk::SaleId{id}, "K01-1-000" + std::to_string(900 - i),
                                   1'795'410'000'000 - i * 540'000, "Nguyễn Thị Hạnh",
                                   kiosk::Quantity::pieces(1 + i % 5),
                                   Money::from_dong(45'000 + i * 13'500)});
        sales.page.rows.back().invoice = static_cast<kiosk::InvoiceState>(i % 5);
    }
    sales.page.total = 8;
    sales.chosen = sales.page.rows[2].id;
    sales.receipt = view.receipt.document;
    view.day_close.date = view.day_close.today = totals_view.today;
    view.day_close.figures = totals_view.figures;
    view.day_close.invoices = {64, 52, 3, 1};
    for (int i = 1; i <= 2; ++i) {
        kiosk::ShiftReport z;
        z.shift.by_name = i == 1 ? "Nguyễn Thị Hạnh" : "Trần Quốc Bảo";
        z.shift.opened_at_ms = 1'795'380'000'000 + i * 14'400'000;
        z.at_ms = z.shift.opened_at_ms + 14'000'000;
        z.figures.sales = 30 + i;
        z.expected = Money::from_dong(3'250'000);
        z.closing = kiosk::ShiftClosing{};
        z.closing->counted.other = Money::from_dong(i == 1 ? 3'250'000 : 3'230'000);
        z.number = "K01-1-Z000" + std::to_string(i);
        view.day_close.shifts.push_back(z);
    }
    view.invoice.number = "K01-1-000898";
    view.invoice.kept_days = 30;
    FormView form;
    form.fields = {
        {"name",
         {"Tên người mua hoặc đơn vị", "Name of the buyer or the company"},
         FormKind::Text,
         "Công ty TNHH Du lịch Hoa Sen Việt Nam"},
        {"tax_number", {"Mã số thuế", "Tax number"}, FormKind::Code, "0100109107"},
        {"address", {"Địa chỉ", "Address"}, FormKind::Text, "12 Lê Lợi, Hà Nội"},
        {"email", {"Thư điện tử nhận hóa đơn", "Where it is sent by mail"}, FormKind::Code, ""}};
    form.fail("tax_number", {"mã số thuế không đúng, xem lại từng số", "this is no tax number"});
    view.invoice.form = form;
}

std::vector<NamedView> office_views() {
    std::vector<NamedView> views;
    const auto add = [&](std::string name, ScreenName screen, auto change) {
        NamedView named{std::move(name), view(screen), {}};
        change(named.view);
        views.push_back(std::move(named));
    };
    for (const auto& [name, part] :
         {std::pair{"totals-products", TotalsPart::Products},
          std::pair{"totals-hours", TotalsPart::Hours}, std::pair{"totals-tax", TotalsPart::Tax},
          std::pair{"totals-places", TotalsPart::Places},
          std::pair{"totals-scans", TotalsPart::Scans}})
        add(name, ScreenName::Totals, [part = part](ViewState& v) { v.totals.part = part; });
    add("totals-month", ScreenName::Totals, [](ViewState& v) {
        v.totals.period = kiosk::period_of(kiosk::PeriodKind::Month, v.totals.today);
        v.totals.figures = figures(v.totals.period, 2'400);
        v.totals.month.reset();
        v.totals.compared.clear();
        for (const auto& one : kiosk::comparisons_of(v.totals.period, v.totals.today))
            v.totals.compared.push_back({one, figures(one.period, 2'700)});
        v.totals.marked = 4;
    });
    add("totals-years", ScreenName::Totals, [](ViewState& v) {
        v.totals.period = {kiosk::PeriodKind::Range, day("2023-12-01"), day("2026-11-23")};
        v.totals.figures =
            figures({kiosk::PeriodKind::Range, day("2023-12-01"), day("2025-05-31")}, 40'000);
        v.totals.month.reset();
        v.totals.compared.clear();
        v.totals.pieces_read = 18;
        v.totals.pieces_wanted = 36;
    });
    add("totals-empty", ScreenName::Totals, [](ViewState& v) {
        v.totals.figures = kiosk::Figures{};
        v.totals.compared.clear();
    });
    add("totals-range", ScreenName::Totals, [](ViewState& v) {
        FormView form;
        form.fields = {{"from", {"Từ ngày", "From"}, FormKind::Date, "26/11/2026"},
                       {"to", {"Đến ngày", "To"}, FormKind::Date, "2/11"}};
        form.fail("to", {"phải sau ngày bắt đầu", "has to be after the first day"});
        v.totals.range = form;
    });
    add("day-close-z", ScreenName::DayClose, [](ViewState& v) {
        v.day_close.z = "K01-1-Z0001";
        v.day_close.document = v.receipt.document;
    });
    add("sales-empty", ScreenName::Sales, [](ViewState& v) {
        v.sales.page = {};
        v.sales.chosen.reset();
    });
    return views;
}

}  // namespace samples
