// What a manager takes home or hands to an accountant: a day's or a period's figures as a report.
// Every number is one of `totals` (CLI.md); nothing is reckoned anew. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/figures.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/report.h"
#include "kiosk/core/shift.h"

namespace kiosk {

struct ReportFacts {
    ShopIdentity shop;
    std::int64_t made_at_ms{0};
    std::int64_t unsent{0};  // journal entries the centre has not yet; 0 too where there is none
    bool has_centre{false};
    bool demonstration{false};
    bool margin{false};                 // costs and margins too: a manager's knowledge
    std::vector<ShiftReport> shifts{};  // closed ones: their Z reports
};
ReportDocument report_of(const Figures& figures, const ReportFacts& facts);

// "bao-cao-2026-11-26", "bao-cao-2026-11-01-2026-11-26": what its files are called.
std::string report_name(const Period& period);

}  // namespace kiosk
