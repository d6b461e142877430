// What the manager's lists and forms show and are asked for, as plain values in the view state. A
// screen keeps one TableAsk for its list and one FormView for its form; the wishes (SortTable,
// SearchTable, TurnPage, FormTyped …) are applied by kiosk/app/flow_office.h for whichever screen
// is shown. Any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/result.h"

namespace kiosk::screens {

// How a list is wanted: words, order, page. The list's owner reads it anew when this changes.
struct TableAsk {
    std::string query;
    std::size_t column{0};
    bool descending{false};
    std::size_t page{0};
    friend bool operator==(const TableAsk&, const TableAsk&) = default;
};
inline constexpr std::size_t kTablePage = 200;  // rows of one page

enum class FormKind {
    Text,      // any words; Vietnamese may be typed by Telex
    Code,      // letters and figures as typed: no Telex
    Whole,     // figures only
    Money,     // đồng, figures only
    Decimal,   // figures and one comma
    Date,      // 31/12/2026
    Secret,    // a PIN: figures, shown as dots
    Password,  // any characters, shown as dots
    Choice,    // one of `choices`
    Switch     // "1" or ""
};
struct FormField {
    std::string key;  // the owner's name for it; its label identifies it to tests and scripts
    Text label;
    FormKind kind{FormKind::Text};
    std::string value;
    std::vector<std::pair<std::string, Text>> choices{};  // value, name
    Text help{};                                          // under the field while nothing is wrong
    std::optional<Text> error{};
    bool enabled{true};
    bool wide{false};  // takes the whole row
};
struct FormView {
    Text title;
    Text submit{"Lưu", "Save"};
    std::vector<FormField> fields;
    std::optional<std::size_t> focused;  // typed text goes here
    bool changed{false};                 // leaving asks first
    bool busy{false};                    // saving
    std::optional<Problem> problem;      // of the whole form

    // The value of a field; empty where there is none of that key.
    std::string value(std::string_view key) const;
    void set(std::string_view key, std::string value);
    void fail(std::string_view key, Text error);
};

}  // namespace kiosk::screens
