// A till becomes one of the centre's: its role there, and the address it delivers to from now on.
// Asks the network: never on the frame thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "db/shop_store.h"
#include "kiosk/app/centre_messages.h"
#include "kiosk/core/result.h"

namespace kiosk::app {

// What `central enroll` does, too. First what the centre never had of earlier epochs is journaled
// anew. Refuses as db::sync::enroll does; storage faults throw db::Error. Nothing is written into
// the settings: that is the caller's.
Result<TillEnrolled> enrol_till(db::ShopStore& store, const std::filesystem::path& data,
                                const Enrolment& wished);
// Whether it would work, as far as can be known without doing it: the server answers, is who it
// should be, lets the administrator in, and has the schema.
Result<EnrolmentTried> try_enrolment(const Enrolment& wished);
// Certificates a person may choose from: *.crt and *.pem in the data folder, its import/, and on
// sticks.
std::vector<std::string> certificate_files(const std::filesystem::path& data);

}  // namespace kiosk::app
