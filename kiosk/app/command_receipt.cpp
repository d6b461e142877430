// receipt and printer.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/device_settings.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/paper_text.h"
#include "platform/receipt_raster.h"

namespace kiosk::app {
namespace {

// Of a sale, or of goods that came back; none: no till here wrote it.
std::optional<WaitingPrint> receipt_of(const Context& context, const std::string& wanted) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const auto id = SaleId::parse(wanted);
    WaitingPrint found;
    found.sold = id ? store.sold(*id) : store.sold(std::string_view{wanted});
    if (found.sold) return found;
    found.given_back = id ? store.given_back(*id) : store.given_back(std::string_view{wanted});
    if (found.given_back && found.given_back->refund.exchange) {
        found.sold = store.sold(*found.given_back->refund.exchange);
    }
    if (found.given_back) return found;
    return std::nullopt;
}

void refuse_unlike(const std::string& file, const char* ending) {
    if (file.empty() || std::filesystem::path{file}.extension() == ending) return;
    const std::string end = ending;
    throw WrongUse{{{file, file},
                    {"tên tệp phải có đuôi " + end, "the file's name must end in " + end},
                    {"ghi như hoa-don" + end, "write it like receipt" + end}}};
}

// The printer by the settings; refuses where there is none to speak to.
platform::ReceiptPrinterSettings printer_or_throw(const Settings& settings) {
    if (!settings.printer.device.empty()) return printer_settings(settings);
    throw WrongUse{{{"printer.device", "printer.device"},
                    {"cửa hàng không dùng máy in", "the shop uses no printer"},
                    {"ghi máy in vào settings.toml", "name a printer in settings.toml"}}};
}

int told(const Context& context, const Status& status) {
    if (status) return kDone;
    tell(context, status.problem());
    return kFault;
}

void tell_receipt(const Context& context, const WaitingPrint& found, const Receipt& receipt) {
    if (!context.json) {
        print_as_text(std::cout, receipt);
        return;
    }
    Json lines = Json::array();
    for (const ReceiptLine& line : receipt.lines) lines.push_back({line.left, line.right});
    Json said;
    if (found.given_back) {
        const GivenBack& given = *found.given_back;
        said = {{"refund_id", given.refund.id.text()},
                {"number", given.number},
                {"short_hash", given.short_hash},
                {"receipt", given.refund.sale_number},
                {"total", -given.refund.paid.dong()}};
    } else {
        said = {{"sale_id", found.sold->sale.id.text()},
                {"number", found.sold->number},
                {"short_hash", found.sold->short_hash},
                {"total", found.sold->sale.settlement.payable.dong()}};
    }
    said["lines"] = std::move(lines);
    std::cout << one_line(said) << '\n';
}

}  // namespace

int show_receipt(const Context& context, const ReceiptWish& wish) {
    refuse_unlike(wish.pdf, ".pdf");
    refuse_unlike(wish.png, ".png");
    Settings settings = settings_or_throw(context);
    if (wish.paper_mm != 0) settings.printer.paper_mm = wish.paper_mm;
    const int width = receipt_dots_wide(settings.printer);
    std::optional<WaitingPrint> known = receipt_of(context, wish.sale);
    if (!known) {
        tell(context, {{wish.sale, wish.sale},
                       {"không có hóa đơn này ở quầy", "there is no such receipt at this till"},
                       {"ghi số như trên hóa đơn, ví dụ K01-1-000123",
                        "write the number as the receipt has it, like K01-1-000123"}});
        return kNo;
    }
    WaitingPrint found = *std::move(known);
    found.job.language = settings.language;
    const Receipt original = document_of(found, settings.shop);
    const Receipt copy = as_copy(original, settings.language);
    const Receipt& written = wish.copy ? copy : original;
    if (wish.pdf.empty() && wish.png.empty() && !wish.print) {
        tell_receipt(context, found, written);
        return kDone;
    }
    if (!wish.pdf.empty()) {
        const Status done = platform::write_receipt_pdf(wish.pdf, written, width);
        if (!done) throw WrongUse{done.problem()};
    }
    if (!wish.png.empty()) {
        const platform::Raster picture = platform::draw_receipt(written, width);
        const Status done =
            platform::write_png(wish.png, picture.width, picture.height, picture.rgba);
        if (!done) throw WrongUse{done.problem()};
    }
    if (!wish.print) return kDone;
    platform::ReceiptPrinter printer{printer_or_throw(settings)};
    return told(context, printer.print(platform::receipt_dots(copy, width)));
}

int printer_status(const Context& context) {
    const Settings settings = settings_or_throw(context);
    platform::ReceiptPrinter printer{printer_or_throw(settings)};
    const Status fit = printer.look();
    const platform::escpos::State& state = printer.state();
    if (context.json) {
        std::cout << one_line(
                         {{"device", settings.printer.device},
                          {"ready", static_cast<bool>(fit)},
                          {"tells", printer.tells()},
                          {"offline", state.offline},
                          {"cover_open", state.cover_open},
                          {"paper_out", state.paper_out},
                          {"paper_near_end", state.paper_near_end},
                          {"problem", fit ? Json{} : Json(fit.problem().line(context.language))}})
                  << '\n';
        return fit ? kDone : kFault;
    }
    if (!fit) return told(context, fit);
    const bool low = state.paper_near_end;
    const Text said = !printer.tells() ? Text{"nhận kết nối, không cho biết trạng thái",
                                              "takes the connection and tells nothing of its state"}
                      : low ? Text{"sẵn sàng, giấy sắp hết", "ready, paper runs low"}
                            : Text{"sẵn sàng", "ready"};
    std::cout << settings.printer.device << ": " << said.in(context.language) << '\n';
    return kDone;
}

int printer_test(const Context& context) {
    const Settings settings = settings_or_throw(context);
    platform::ReceiptPrinter printer{printer_or_throw(settings)};
    const std::int64_t now_ms = context.clock.now_ms();
    const std::string when = Date::of_instant(now_ms).dmy() + " " + local_time_hm(now_ms);
    const Receipt page = test_page(settings.shop, when, context.language);
    return told(context,
                printer.print(platform::receipt_dots(page, receipt_dots_wide(settings.printer))));
}

}  // namespace kiosk::app
