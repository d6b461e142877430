// Files that travel inside the program. Read-only bytes of the executable: any thread, no failure
// but "no such file".
//
//   drawings/NAME.svg        a kind of product, viewBox 256; NAME is what `picture` says
//   drawings/icons/NAME.svg  an icon of the interface, white, viewBox 24, to be tinted
//   drawings/mark.svg        the program's own mark
//   data/provinces.tsv       the provinces of old and the units that replaced them
//   data/bank-bins.tsv       names of the banks of VietQR
//   demo/catalogue.csv       the demonstration showroom's goods
//   demo/staff.csv           its people with their demonstration PINs
#pragma once

#include <string_view>

namespace assets {

// The content of a file named relative to assets/, e.g. "drawings/coffee.svg"; empty where there is
// no such file.
std::string_view file(std::string_view path);

}  // namespace assets
