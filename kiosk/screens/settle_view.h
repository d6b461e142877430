// What the screen of settlements shows. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/settlement.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class SettlePart { Producers, Account, Periods, Terms };
enum class SettleForm { Terms, Close, Pay, ChangeTerms };

struct SettleView {
    SettlePart part{SettlePart::Producers};
    TableAsk ask;
    std::vector<ProducerAccount> all;
    std::vector<std::size_t> shown;  // of `all`, as asked for
    bool loading{false};
    Date today;
    std::size_t pieces_left{0};  // to be read before the list is there

    std::string producer;  // opened
    std::optional<Statement> open;
    std::vector<Terms> terms;
    std::optional<std::size_t> chosen;   // of the terms, to be changed or dropped
    std::vector<ClosedPeriod> periods;   // the newest first
    std::optional<ClosedPeriod> period;  // one of them, opened
    bool exporting{false};

    SettleForm form_of{SettleForm::Terms};
    std::optional<FormView> form;
};

}  // namespace kiosk::screens
