// A refund as a document: "PHIẾU TRẢ HÀNG / RETURN", every figure with its minus, the number of the
// receipt the goods came with, and a QR that proves it. Of an exchange, what came back and what was
// bought on one paper, with the difference. Pure; any thread.
#pragma once

#include <optional>

#include "kiosk/core/print_job.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/refund.h"

namespace kiosk {

// `bought`: the sale of an exchange.
Receipt receipt_of(const GivenBack& given, const std::optional<SoldReceipt>& bought,
                   const ShopIdentity& shop, Language language);

}  // namespace kiosk
