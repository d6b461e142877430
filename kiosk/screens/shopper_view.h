// What the shopper's screens show beside the product itself: goods from the same hands and place, a
// producer to meet, a basket, two products side by side, and what a scan found wrong. Part of the
// view state; plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/basket.h"
#include "kiosk/core/certificate.h"
#include "kiosk/core/code_matrix.h"
#include "kiosk/core/product.h"
#include "kiosk/core/trust.h"

namespace kiosk::screens {

// "More from here". Read after the product is shown: until `known` leave room for it.
struct RelatedGoods {
    bool known{false};
    std::vector<kiosk::Product> same_producer;
    std::vector<kiosk::Product> same_place;  // of `place`; none of those above again
    std::vector<kiosk::Product> same_group;  // none of those above again
    std::string place;                       // the commune, or the province of today
};

// "Meet the producer": the maker of the product that is shown.
struct ProducerView {
    kiosk::Producer producer;
    kiosk::Place place;
    std::vector<kiosk::Product> goods;  // all that is known of it, the shown product first
    std::string vcard;                  // empty: nothing is known to reach it by
    std::optional<CodeMatrix> code;     // the vCard as a QR code
    bool demonstration{false};
};

struct BasketView {
    std::vector<BasketLine> lines;
    Money total;         // at today's prices
    std::string number;  // "417" once it was given; kept when the basket changes
    bool given{false};   // the number stands for just these lines; else ask again (GiveBasket)
    std::optional<CodeMatrix> code;  // of the number, for the cashier's scanner
    int hours{12};                   // how long the number holds
    bool busy{false};                // the number is being stored
    std::optional<Problem> problem;  // why there is no number
};

struct CompareView {
    struct Side {
        kiosk::Product product;
        CertificateState certificate{CertificateState::None};
    };
    std::vector<Side> sides;  // at most two
};

// A scan that led to no product, explained over the shopper's screens until it is dismissed or the
// next scan comes.
struct ScanTrouble {
    std::string shown;  // what was read, safe to show; may be empty
    std::vector<Finding> findings;
};

}  // namespace kiosk::screens
