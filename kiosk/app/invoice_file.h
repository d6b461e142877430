// A day's sales as the e-invoice provider reads them; the shape is in the man page (invoices),
// names are a promise. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/invoice.h"
#include "kiosk/core/receipt.h"

namespace kiosk::app {

std::string invoices_as_json(const std::vector<InvoiceSale>& sales, const ShopIdentity& shop);
// A row for each line of each sale.
std::string invoices_as_csv(const std::vector<InvoiceSale>& sales, Date day);

}  // namespace kiosk::app
