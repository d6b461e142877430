// A producer's statement as a report (kiosk/core/report.h): what moved in one table, what is owed
// in another, so that both can be read on upright paper. Pure; any thread.
#pragma once

#include <string>

#include "kiosk/core/receipt.h"
#include "kiosk/core/report.h"
#include "kiosk/core/settlement.h"

namespace kiosk {

struct StatementFacts {
    ShopIdentity shop;
    bool demonstration{false};
};
ReportDocument report_of(const Statement& statement, const StatementFacts& facts);
// With its number, and what was paid of it.
ReportDocument report_of(const ClosedPeriod& period, const StatementFacts& facts);

// "quyet-toan-HTX-Mat-ong-2026-11-30": safe in any file system.
std::string report_name(const Statement& statement);

}  // namespace kiosk
