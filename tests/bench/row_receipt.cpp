// A receipt from its words to the printer's bytes, beside the layout alone: what is added to Pango
// is close to nothing. The printer itself, a second or two of paper, is nobody's to make faster.
#include <cstdio>

#include "platform/escpos.h"
#include "platform/receipt_raster.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

kiosk::Receipt receipt_of_lines(int lines) {
    using Kind = kiosk::ReceiptLine::Kind;
    kiosk::Receipt receipt;
    receipt.lines.push_back({Kind::Title, "Điểm giới thiệu và bán sản phẩm OCOP", ""});
    for (int i = 0; i < lines; ++i) {
        receipt.lines.push_back({Kind::Text, "Cà phê bột Ea Tu rang mộc " + std::to_string(i), ""});
        receipt.lines.push_back({Kind::Columns, "  2 × 125.000", "250.000"});
    }
    receipt.lines.push_back({Kind::Strong, "TỔNG CỘNG", "1.250.000 ₫"});
    receipt.lines.push_back({Kind::Qr, "OCOP-R-0192F0C1-7E1A-7C3B-9D2E-1234567890AB-00", ""});
    return receipt;
}

}  // namespace

void measure_receipt(Bench& bench) {
    for (const int lines : {5, 50}) {
        const kiosk::Receipt receipt = receipt_of_lines(lines);
        (void)platform::receipt_dots(receipt);  // fonts are read once
        std::size_t bytes = 0;
        const Pairs pairs = in_turn(
            bench.sizes.samples(40),
            [&](int) {
                go_on();
                return timed([&] {
                    bytes = platform::escpos::picture(platform::receipt_dots(receipt)).size();
                });
            },
            [&](int) { return timed([&] { (void)platform::receipt_dots(receipt); }); });
        Row row{.row = "receipt", .size = std::to_string(lines) + " lines"};
        row.what = "a receipt, from words to the printer's bytes";
        row.ours = pairs.ours;
        row.beside = "the layout by Pango and Cairo alone";
        row.peer = pairs.peer;
        row.target = ratio_at_most(1.5);
        row.note = counted(static_cast<std::int64_t>(bytes)) + " bytes";
        bench.table.add(row);
    }
}

}  // namespace bench
