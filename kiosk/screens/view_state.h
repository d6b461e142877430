// Everything a screen shows, as plain values of the core: the flow fills it, Shell draws it.
// Screens keep nothing of their own but what passes (focus, scrolling, a key held down). Nothing
// here is asked of a clock, a database or a device. Any thread may build one; the frame thread
// draws it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/certificate.h"
#include "kiosk/core/code.h"
#include "kiosk/core/code_matrix.h"
#include "kiosk/core/held.h"
#include "kiosk/core/print_job.h"
#include "kiosk/core/product.h"
#include "kiosk/core/promotion.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/rights.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/scan_count.h"
#include "kiosk/core/staff.h"
#include "kiosk/core/totals.h"
#include "kiosk/screens/goods_view.h"
#include "kiosk/screens/machine_view.h"
#include "kiosk/screens/office_view.h"
#include "kiosk/screens/people_view.h"
#include "kiosk/screens/returns_view.h"
#include "kiosk/screens/settle_view.h"
#include "kiosk/screens/shift_view.h"
#include "kiosk/screens/shopper_view.h"
#include "kiosk/screens/stock_view.h"
#include "kiosk/screens/totals_view.h"

namespace kiosk::screens {

enum class ScreenName {
    Attract,
    Product,
    Browse,
    Login,
    Till,
    Payment,
    Receipt,
    Totals,
    Settings,
    Fault,
    Producer,
    Basket,
    Compare,
    Manage,
    Stock,
    Settle,
    Sales,
    Goods,
    GoodsImport,
    Certificates,
    Labels,
    Shift,
    Returns,
    Invoice,
    Shop,
    DayClose,
    Log,
    People,
    OwnPin
};
inline constexpr ScreenName kAllScreens[] = {
    ScreenName::Attract,     ScreenName::Product,      ScreenName::Browse,   ScreenName::Login,
    ScreenName::Till,        ScreenName::Payment,      ScreenName::Receipt,  ScreenName::Totals,
    ScreenName::Settings,    ScreenName::Fault,        ScreenName::Producer, ScreenName::Basket,
    ScreenName::Compare,     ScreenName::Manage,       ScreenName::Sales,    ScreenName::Goods,
    ScreenName::GoodsImport, ScreenName::Certificates, ScreenName::Labels,   ScreenName::Shift,
    ScreenName::Returns,     ScreenName::Invoice,      ScreenName::Shop,     ScreenName::Stock,
    ScreenName::Settle,      ScreenName::DayClose,     ScreenName::Log,      ScreenName::People,
    ScreenName::OwnPin};
// "attract", "product", …: the names scripts use.
std::string_view name_of(ScreenName screen);
std::optional<ScreenName> screen_from(std::string_view name);

// A texture of the drawing backend and its size in pixels; texture 0: nothing to draw yet.
struct Picture {
    std::uint64_t texture{0};
    int width{0};
    int height{0};
    int rotation{0};     // how it is shown: degrees clockwise, then mirrored; image_covering() only
    bool mirror{false};  // width and height are the texture's own
    friend bool operator==(const Picture&, const Picture&) = default;
};

// NotSetUp: not enrolled at a centre. Alarm: somebody has to act (refused, certificate, days old).
enum class SyncState { NotSetUp, Synced, Waiting, Syncing, Offline, Alarm };
enum class CameraState { Off, Starting, Working, Failed };

// None: there is no printer. Trouble: somebody has to act; what waits is printed afterwards.
enum class PrinterState { None, Ready, Printing, Trouble };
struct PrinterView {
    PrinterState state{PrinterState::None};
    bool near_end{false};     // of the roll
    std::int64_t waiting{0};  // documents not yet on paper
    std::optional<Problem> problem;
    std::string device;                   // as the settings name it
    std::vector<std::string> plugged_in;  // USB printers
    PrintWhen when{PrintWhen::Automatic};
};

// Low: a person should make room soon. Full: no new sale begins; what has begun can be finished.
enum class DiskState { Fine, Low, Full };
struct DiskView {
    DiskState state{DiskState::Fine};
    std::int64_t free_mb{0};
};

struct StatusBar {
    SyncState sync{SyncState::NotSetUp};
    std::int64_t waiting{0};     // sales not yet at the centre
    std::string last_synced;     // "14:05" or "22/11 19:40"; empty: never
    std::optional<Staff> staff;  // who is signed in
    std::string clock;           // "14:05"
    std::string date;            // "23/11/2026"
    CameraState camera{CameraState::Off};
    std::optional<Problem> camera_problem;
    std::optional<Problem> sync_problem;  // why it waits, is offline or alarms
    PrinterView printer;
    DiskView disk;
    RightsTable rights{};

    // Whoever is signed in holds this right; nobody signed in holds none.
    bool may(Right right) const { return staff && rights.permits(staff->role, right); }
};

struct AttractView {
    Picture camera;  // the live picture, already turned and mirrored as it is to be seen
    std::vector<Product> carousel;  // shown in turns, a few at a time
};

struct ProductView {
    kiosk::Product product;
    CertificateState certificate{CertificateState::None};
    bool can_add{false};  // staff is signed in and the product has a price
    bool busy{false};
    std::string scanned_lot;  // of the scanned code; before the catalogue's lot
    std::string scanned_serial;
    // Of the scanned code; for a product opened by hand, of the catalogue's lot.
    std::optional<kiosk::Lot> lot;
    std::optional<int> days_left;          // of the lot; negative: past its best-before date
    std::vector<kiosk::Finding> findings;  // the gravest first
    StarsPanel stars_panel{StarsPanel::None};
    RelatedGoods related;
    bool in_basket{false};
    bool in_compare{false};
};

enum class BrowseMode { Groups, Places, Search, Stars };
struct BrowseView {
    BrowseMode mode{BrowseMode::Groups};
    bool known{false};  // groups and provinces were read; empty then means an empty catalogue
    std::vector<std::pair<Group, std::int64_t>> groups;           // with their counts
    std::vector<std::pair<std::string, std::int64_t>> provinces;  // names of today with counts
    std::optional<Group> group;                                   // chosen: `results` are its goods
    // Names of before 2025-07-01 that are no province today → the province they belong to now.
    std::vector<std::pair<std::string, std::string>> old_provinces;
    std::vector<std::pair<int, std::int64_t>> stars_counts;  // 5…1 with their counts
    std::optional<int> stars;                                // chosen
    std::string province;                                    // chosen, of today; empty: none
    std::string province_asked;  // the old name it was asked by; empty: by today's
    std::string query;
    std::vector<kiosk::Product> results;
    bool more{false};  // there are further results: ShowMore asks for them
    bool loading{false};
};

struct LoginView {
    std::vector<Staff> staff;
    std::optional<StaffCode> chosen;
    int digits{0};  // typed so far; which ones is nobody's business
    std::optional<Problem> problem;
    int wait_seconds{0};  // > 0: too many attempts, no digits are taken
    bool busy{false};
};

// A step that whoever is signed in has no right to: somebody who has it types a PIN.
struct ApprovalView {
    Text what;       // the step: "Giảm 45.000 ₫ · Cà phê bột"
    Text right;      // the right it takes
    LoginView door;  // only who may allow it
};

// The till left alone, or handed to the next one: what was on the screen waits under it.
struct LockView {
    std::string who;  // was signed in
    LoginView door;
};

// What the pad over the till sets: of the selected line, or of the whole sale.
enum class PadEdit { Quantity, DiscountDong, DiscountPercent, LineNote, SaleNote, HoldNote, Price };

// A cart that waits, or a sale whose transfer has not arrived yet.
struct HeldRow {
    SaleId id;
    HeldKind kind{HeldKind::Cart};
    std::string since;  // "14:05", or "22/11 19:40"
    std::string who;
    std::string note;
    Money total;
    std::size_t lines{0};
    std::string reference;  // what the transfer says
};

struct TillView {
    std::string query;
    std::vector<kiosk::Product>
        favourites;                       // shown while the query is empty (of `group` if chosen)
    std::vector<kiosk::Product> results;  // of the query
    std::optional<Group> group;
    bool loading{false};
    Cart cart;
    std::optional<CartTotals> totals;         // of the cart; none while it is empty or refused
    std::optional<std::size_t> selected;      // line
    std::optional<std::string> quantity_pad;  // open: what is typed, or a note's text
    PadEdit pad_edit{PadEdit::Quantity};
    bool pad_for_sale{false};                   // not of the selected line
    std::vector<std::string> discount_reasons;  // to choose from
    std::size_t pad_reason{0};
    std::optional<Quantity> next_quantity;  // "3*": so many of what is scanned next
    std::vector<MissingGift> gifts;         // the shopper may still take
    std::vector<HeldRow> held;
    bool held_open{false};
    std::size_t held_selected{0};
    bool can_undo{false};
    std::optional<ExchangeView> exchange;
    std::optional<Problem> problem;  // why the cart cannot be priced
};

struct PaymentView {
    Money total;
    PaymentMethod method{PaymentMethod::Cash};  // the tab
    std::string tendered;                       // digits typed; empty: the exact amount
    std::vector<Money> likely_cash;
    std::vector<Tender> tenders;     // taken so far (a split)
    Due due;                         // after `tenders` and what is typed in this tab
    std::size_t set_off{0};          // the first of `tenders`: returned goods, of an exchange
    std::vector<Payment> give_back;  // of an exchange: what is too much, by tender
    Money to_pay;                    // still open before this tab's amount
    std::optional<CodeMatrix> vietqr;
    std::string bank_name;  // what the cashier compares with
    std::string account;
    std::string account_name;
    std::string purpose;
    std::string reference;  // of the card's slip, as typed
    bool can_finish{false};
    bool storing{false};
    std::optional<Problem> problem;
};

enum class DoneKind { Sale, Refund, Cancelled, Exchange };
enum class PrintState { NoPrinter, Idle, Printing, Printed, Failed };
struct ReceiptView {
    DoneKind kind{DoneKind::Sale};
    std::vector<Payment> give_back;  // by tender, where it is no change of a sale
    std::string number;
    Money total;
    Money change;
    Picture picture;  // of the receipt; where it is 0, `document` is drawn
    std::optional<kiosk::Receipt> document;
    PrintState print{PrintState::NoPrinter};
    std::optional<Problem> print_problem;
    bool ask_to_print{false};  // the shop asks each shopper
    int seconds_left{0};       // until the next sale begins by itself; 0: does not
};

using kiosk::ScanSource;
struct CameraChoice {
    std::string source;  // as the settings name it: a device, "auto", "none"
    std::string name;
};
struct SettingsView {
    Picture camera;
    std::vector<CameraChoice> cameras;  // plugged in
    std::string camera_source;          // chosen
    std::string camera_device;          // in use; empty: none
    int camera_rotation{0};
    bool camera_mirror{false};
    std::string serial_device;  // the serial scanner in use; empty: none
    std::optional<Problem> serial_problem;
    std::string scanned_raw;  // last text of any scanner, safe to show; empty: nothing yet
    std::string scanned_symbology;
    std::optional<Code> scanned;  // what it was taken for
    std::optional<Problem> scan_problem;
    ScanSource scan_source{ScanSource::Keyboard};
    bool scan_looked_up{false};   // the catalogue has answered
    std::string scanned_product;  // its name; empty: no product has this code
    ShopIdentity shop;
    std::string centre;  // host of the centre; empty: not enrolled
    std::string version;
    std::string data_folder;
};

struct FaultView {
    Problem problem;
    bool can_retry{true};
};

enum class NoticeKind { Information, Good, Attention, Danger };
// A line that comes and goes (unknown code, added to the cart, printed).
struct Notice {
    NoticeKind kind{NoticeKind::Information};
    Text text;
    std::optional<Problem> problem;  // instead of text: what, why, what to do
};

// A question that has to be answered before anything else.
struct Dialog {
    Text title;
    Text body;
    Text accept;
    Text refuse;
    bool danger{false};  // accepting cannot be undone
};

// Several codes came into view that mean different products: which one?
struct ScanChoice {
    std::vector<kiosk::Product> products;  // the most central first
};

struct ViewState {
    ScreenName screen{ScreenName::Attract};
    Language language{Language::Vietnamese};
    float text_scale{1.0F};  // 0.8…1.6
    bool high_contrast{false};
    bool reduce_motion{false};
    bool drawn_by_processor{false};  // software OpenGL: what moves by itself costs
    bool sound{true};
    bool demonstration{false};
    StatusBar status;

    AttractView attract;
    ProductView product;
    BrowseView browse;
    LoginView login;
    TillView till;
    PaymentView payment;
    ReceiptView receipt;
    ShiftView shift;
    TotalsView totals;
    StockView stock;
    SettleView settle;
    LogView log;
    PeopleView people;
    OwnPinView own_pin;
    SalesView sales;
    InvoiceView invoice;
    DayCloseView day_close;
    SettingsView settings;
    FaultView fault;
    ProducerView producer;
    BasketView basket;
    CompareView compare;
    GoodsView goods;
    ImportView goods_import;
    CertificatesView certificates;
    LabelsView labels;
    ReturnsView returns;
    MachineView machine;

    std::optional<ScanTrouble> trouble;
    // > 0: nobody has touched anything for long; back to the attract screen in so many seconds, any
    // touch (Stay) cancels it.
    int attract_in_s{0};

    std::optional<Notice> notice;
    std::optional<Dialog> dialog;
    std::optional<ScanChoice> choice;
    std::optional<ApprovalView> approval;
    std::optional<LockView> lock;  // over everything else
};

}  // namespace kiosk::screens
