// Labels for the goods on the shelf: A4 sheets of 21 labels (three by seven, 63.5 × 38.1 mm, the
// common sticker sheet; hairlines help where plain paper is cut). A label shows name, price, unit
// and stars, an EAN-13 at its nominal size and a QR code, so that both a till's scanner and a
// shopper's camera read it. Vectors throughout: nothing blurs in print.
//
// Refuses an empty list, and files it cannot write. Text in Inter; a name of more than two lines
// ends in an ellipsis. Any thread, one call at a time.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/code_matrix.h"
#include "kiosk/core/result.h"

namespace platform {

inline constexpr int kLabelsPerPage = 21;

struct Label {
    std::string name;
    std::string price;          // "125.000 ₫"
    std::string unit;           // "gói 250 g"
    std::string origin;         // "Lâm Đồng"
    int stars{0};               // 0: none are drawn
    std::string best_before{};  // "HSD 01/10/2027"; on rolls only: a sheet says it with the origin
    std::string digits;         // printed under the bars
    kiosk::CodeMatrix bars;
    kiosk::CodeMatrix qr;
    std::string mark;  // a word in red, e.g. "MINH HỌA"; may be empty
};

// The whole list as a PDF of as many A4 pages as it takes.
// The first `used` places (0…20) of the first page stay empty: a sheet that was begun before.
kiosk::Status write_label_sheet(const std::string& pdf_path, const std::vector<Label>& labels,
                                int used = 0);

// The first page as a PNG picture, for showing and for checking that every code can be read.
kiosk::Status write_label_page(const std::string& png_path, const std::vector<Label>& labels,
                               int dots_per_inch);

}  // namespace platform
