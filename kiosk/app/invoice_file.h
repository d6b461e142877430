// A day's sales and what came back, as the e-invoice provider reads them; the shape is in the man
// page (invoices), names are a promise. Pure; any thread.
#pragma once

#include <string>

#include "kiosk/core/invoice.h"
#include "kiosk/core/receipt.h"

namespace kiosk::app {

// One object a line: the sales, then their adjustments.
std::string invoices_as_json(const InvoiceDay& day, const ShopIdentity& shop);
// A row for each line of each of them.
std::string invoices_as_csv(const InvoiceDay& day, Date date);

// Somebody else handed over the same at the same moment: `file` says it a second time.
Problem handed_over_elsewhere(const std::string& file);

}  // namespace kiosk::app
