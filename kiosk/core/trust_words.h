// The sentences of trust.h, one function a finding. Private to trust*.cpp.
#pragma once

#include "kiosk/core/trust.h"

namespace kiosk::trust {

Finding lot_recalled(const Lot& lot);
Finding past_best_before(Date last_day);
Finding best_before_soon(Date last_day, int days);
Finding serial_sold(const std::string& serial, const SerialSold& sold);
Finding lot_unknown(const std::string& lot);
Finding unknown_code(const Code& code);
Finding unknown_host(const Code& code);
Finding too_long();
Finding not_text();
// Of a certificate that needs a word; asserts that it does not simply hold.
Finding certificate(const Product& product, CertificateState state, Date today);

}  // namespace kiosk::trust
