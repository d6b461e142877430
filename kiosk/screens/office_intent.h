// What a manager wishes: totals, lists and forms, stock, settlements, people (intent.h).
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/sale.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

// Totals
struct ChooseDate {
    Date date;
};
struct OpenTotals {
    TotalsPart part;
};
struct ChoosePeriodKind {
    PeriodKind kind;
};
struct MovePeriod {
    int by;
};                    // to the period before (-1) or after
struct OpenRange {};  // days of one's own choice
struct MarkColumn {
    std::size_t column;
};  // of the chart: its value is told
struct OpenSales {
    SalesFilter filter;
    Text title;
};  // behind a figure
struct ChooseSold {
    SaleId id;
};  // its receipt, beside the list
struct PrintSold {};
struct AskInvoice {};  // the buyer wants one in a name
struct OpenZ {
    std::string number;
};  // beside the day's sums; empty: closed again
struct PrintZ {};
struct HandOverInvoices {};  // of the day, to the e-invoice provider
struct ExportReport {};      // the period, as files

// A manager's list (office_table.h): of the screen that is shown
struct SearchTable {
    std::string text;
};  // the whole query
struct SortTable {
    std::size_t column;
    bool descending;
};
struct TurnPage {
    std::size_t page;
};
// A manager's form (office_form.h)
struct FormFocused {
    std::size_t field;
};
struct FormTyped {
    std::size_t field;
    std::string text;
};  // the field's whole value
struct FormSubmitted {};
struct FormLeft {};

// Stock and settlements: one wish each, what it is about as text or number.
// Uncosted: from anywhere to the goods whose cost nobody told.
enum class StockAct { Filter, Transfers, Product, Form, Transfer, Uncosted };
struct DoStock {
    StockAct act{StockAct::Filter};
    std::string id;
    int number{0};
};
enum class SettleAct { Account, Part, Period, Form, Export, ChooseTerms, DropTerms };
struct DoSettle {
    SettleAct act{SettleAct::Account};
    std::string id;
    int number{0};
};

// The log and the people at the till
// Open: an entry in full. Receipt: of the sale it belongs to. Standing: of the person whose form is
// open.
enum class PeopleAct { Part, Span, Export, Edit, Open, Receipt, Standing };
struct DoPeople {
    PeopleAct act{PeopleAct::Part};
    std::string id;  // Edit: the person's code, empty: somebody new; Open: the entry's number;
                     // Standing: "blocked", "active", "removed"
    int number{0};   // Part, Span: which one, from 0
};

}  // namespace kiosk::screens
