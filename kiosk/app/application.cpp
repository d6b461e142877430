#include "kiosk/app/application.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>

#include "kiosk/app/chimes.h"
#include "kiosk/app/device_settings.h"
#include "kiosk/app/sale_ids.h"
#include "platform/code_writer.h"

namespace kiosk::app {
namespace {

constexpr std::int64_t kTickMs = 1'000;
constexpr int kScriptPeriodMs = 8;

bool wants_camera(screens::ScreenName screen) {
    using screens::ScreenName;
    return screen == ScreenName::Attract || screen == ScreenName::Product ||
           screen == ScreenName::Till || screen == ScreenName::Settings ||
           screen == ScreenName::Browse || screen == ScreenName::Producer ||
           screen == ScreenName::Basket || screen == ScreenName::Compare;
}

// What the tick may change without anybody's doing.
std::string ticking_parts(const screens::ViewState& view) {
    return view.status.clock + view.status.date + std::to_string(view.login.wait_seconds) + '|' +
           std::to_string(view.receipt.seconds_left) + '|' + std::to_string(view.attract_in_s) +
           '|' + (view.notice ? "n" : "-") + std::string{screens::name_of(view.screen)};
}

bool asks_store(const Command& command) {
    return !std::holds_alternative<DrawQr>(command) &&
           !std::holds_alternative<DrawReceipt>(command) &&
           !std::holds_alternative<SynchroniseNow>(command) &&
           !std::holds_alternative<SetCamera>(command) &&
           !std::holds_alternative<CountScan>(command) &&
           !std::holds_alternative<NotePrice>(command) &&
           !std::holds_alternative<EndProgram>(command) &&
           !std::holds_alternative<SaveSettings>(command) &&
           !std::holds_alternative<ForgetPrint>(command) &&
           !std::holds_alternative<ForgetBuyers>(command) &&
           !std::holds_alternative<WriteReport>(command) &&
           !std::holds_alternative<KeepDraft>(command) &&
           !std::holds_alternative<DropDraft>(command);
}

bool answers_store(const Event& event) {
    return std::holds_alternative<StockNews>(event) || std::holds_alternative<PeopleNews>(event) ||
           std::holds_alternative<CodeLookedUp>(event) ||
           std::holds_alternative<CodesLookedUp>(event) ||
           std::holds_alternative<ReceiptLookedUp>(event) ||
           std::holds_alternative<ProductRead>(event) ||
           std::holds_alternative<GoodsFound>(event) || std::holds_alternative<ShopRead>(event) ||
           std::holds_alternative<PinChecked>(event) || std::holds_alternative<Approved>(event) ||
           std::holds_alternative<ShiftRead>(event) || std::holds_alternative<ShiftClosed>(event) ||
           std::holds_alternative<DrawerNoted>(event) ||
           std::holds_alternative<SaleStored>(event) ||
           std::holds_alternative<SaleNotStored>(event) ||
           std::holds_alternative<ReturnFound>(event) ||
           std::holds_alternative<RefundStored>(event) ||
           std::holds_alternative<RefundNotStored>(event) ||
           std::holds_alternative<FiguresRead>(event) ||
           std::holds_alternative<SalesBehindRead>(event) ||
           std::holds_alternative<SoldRead>(event) || std::holds_alternative<BuyerRead>(event) ||
           std::holds_alternative<DayCloseRead>(event) ||
           std::holds_alternative<InvoicesHandedOver>(event) ||
           std::holds_alternative<BuyerSaved>(event) || std::holds_alternative<HeldRead>(event) ||
           std::holds_alternative<NotHeld>(event) || std::holds_alternative<PrintQueued>(event) ||
           std::holds_alternative<PrintsRead>(event) ||
           std::holds_alternative<RelatedRead>(event) ||
           std::holds_alternative<BasketStored>(event) ||
           std::holds_alternative<BasketNotStored>(event) ||
           std::holds_alternative<BasketLookedUp>(event) ||
           std::holds_alternative<ScansRead>(event) || std::holds_alternative<GoodsAnswer>(event) ||
           std::holds_alternative<StorageFailed>(event);
}

Problem store_lags() {
    return {{"Ổ đĩa quá chậm", "The disk is too slow"},
            {"nhiều việc đang chờ nó", "too much is waiting for it"},
            {"đợi một lát rồi thử lại; những gì đã lưu vẫn nguyên",
             "wait a moment, then try again; what is stored is safe"}};
}

}  // namespace

Application::Application(Parts parts, MovedClock& clock)
    : parts_{std::move(parts)},
      clock_{clock},
      read_{parts_.settings},
      inbox_{[] { platform::Window::wake(); }},
      state_{parts_.settings, sale_ids(parts_.store)},
      textures_{*parts_.window, parts_.data / "pictures"},
      shell_{screens::Assets{[this](std::string_view name, int size_px) {
                 return textures_.of(name, size_px);
             }},
             parts_.fonts},
      customer_{textures_, parts_.fonts, parts_.settings.customer_display, parts_.customer_width,
                parts_.customer_height},
      wedge_{wedge_settings(parts_.settings.scanner)},
      storage_{std::make_unique<StorageWorker>(std::move(parts_.store), parts_.data, inbox_)},
      sync_{std::make_unique<SyncWorker>(parts_.data, parts_.settings.centre_url, clock_, inbox_)},
      goods_{std::make_unique<GoodsWorker>(parts_.data, clock_, inbox_)},
      care_{std::make_unique<CareWorker>(parts_.data, parts_.settings.backup, clock_, inbox_)},
      sound_{[](const std::string& line) { spdlog::info("{}", line); }} {
    platform::Camera::Callbacks callbacks;
    callbacks.frame_arrived = [] { platform::Window::wake(); };
    callbacks.scanned = [this](std::vector<ScannedText> scanned) {
        inbox_.put(CodesSeen{std::move(scanned)});
    };
    callbacks.listed = [this](const std::vector<platform::CameraDevice>& cameras,
                              std::string device) {
        CamerasListed listed{{}, std::move(device)};
        for (const auto& one : cameras) listed.cameras.push_back({one.device, one.name});
        inbox_.put(std::move(listed));
    };
    callbacks.changed = [this](platform::CameraState state, std::optional<Problem> problem) {
        inbox_.put(CameraChanged{shown_state(state), std::move(problem)});
    };
    callbacks.log = [](const std::string& line) { spdlog::warn("{}", line); };
    camera_ = std::make_unique<platform::Camera>(camera_settings(parts_.settings, parts_.camera),
                                                 std::move(callbacks));
    listen_to_serial();
    printer_ = std::make_unique<PrinterWorker>(printer_settings(parts_.settings),
                                               receipt_dots_wide(parts_.settings.printer), inbox_);
    state_.view.drawn_by_processor = parts_.window->is_drawn_by_processor();
    if (parts_.has_script) player_.emplace(parts_.script, hands_of_script());
}

void Application::listen_to_serial() {
    serial_.reset();  // two would both want the device
    serial_ = std::make_unique<platform::SerialScanner>(
        serial_settings(state_.settings.serial),
        platform::SerialScanner::Callbacks{
            [this](std::string code) {
                CodeScanned event;
                event.scanned.bytes = std::move(code);
                event.source = screens::ScanSource::Serial;
                inbox_.put(std::move(event));
            },
            [this](std::string device, std::optional<Problem> problem) {
                if (problem) spdlog::warn("{}", problem->line(Language::English));
                inbox_.put(SerialScannerChanged{std::move(device), std::move(problem)});
            }});
}

Application::~Application() {
    // What is on its way to paper comes out, and is not printed again after the restart.
    printer_.reset();
    for (const Event& event : inbox_.take()) {
        if (std::holds_alternative<Printed>(event)) happened(event);
    }
    inbox_.close();
    camera_.reset();
    serial_.reset();
    sync_.reset();
    goods_.reset();
    care_.reset();
    storage_.reset();
}

void Application::happened(const Event& event) {
    if (answers_store(event)) awaited_ = std::max(0, awaited_ - 1);
    for (Command& command : advance(state_, event, clock_.now_ms())) carry_out(std::move(command));
    make_heard(event);
    frames_wanted_ = std::max(frames_wanted_, kFramesAfterChange);
}

void Application::make_heard(const Event& event) {
    const std::optional<Earcon> heard = earcon_for(event, state_.view);
    if (!heard) return;
    sound_.play(*heard == Earcon::Read      ? platform::Chime::Read
                : *heard == Earcon::Unknown ? platform::Chime::Unknown
                                            : platform::Chime::Warning);
}

void Application::carry_out(Command command) {
    if (const auto* qr = std::get_if<DrawQr>(&command)) {
        const auto code = platform::write_code(platform::CodeShape::Qr, qr->payload);
        if (code) happened(QrDrawn{*code, qr->use});
    } else if (const auto* draw = std::get_if<DrawReceipt>(&command)) {
        paper_.give(draw->receipt);
    } else if (std::holds_alternative<SetCamera>(command)) {
        // What was chosen on the screen counts more than the command line.
        if (state_.settings.camera != parts_.settings.camera) parts_.camera.clear();
        parts_.settings.camera = state_.settings.camera;
        camera_->set(camera_settings(state_.settings, parts_.camera));
    } else if (auto* report = std::get_if<WriteReport>(&command)) {
        reports_.give(std::move(*report));
    } else if (std::holds_alternative<SynchroniseNow>(command)) {
        sync_->now();
    } else if (auto* work = std::get_if<GoodsWork>(&command)) {
        goods_->give(std::move(*work));
    } else if (auto* care = std::get_if<CareCommand>(&command)) {
        care_->give(std::move(*care));
    } else if (std::holds_alternative<StopCaring>(command)) {
        care_->stop();
    } else if (std::holds_alternative<SetBackups>(command)) {
        care_->set(state_.settings.backup);
    } else if (auto* centre = std::get_if<CentreCommand>(&command)) {
        sync_->give(std::move(*centre));
    } else if (std::holds_alternative<SetCentre>(command)) {
        sync_->set(state_.settings.centre_url);
    } else if (std::holds_alternative<SetDevices>(command)) {
        wedge_ = platform::Wedge{wedge_settings(state_.settings.scanner)};
        customer_.choose(state_.settings.customer_display);
        listen_to_serial();
    } else if (std::holds_alternative<StopWork>(command)) {
        goods_->stop();
    } else if (const auto* ask = std::get_if<AskCentre>(&command)) {
        sync_->ask(ask->receipt);
    } else if (std::holds_alternative<EndProgram>(command)) {
        quit_ = true;
    } else if (auto* document = std::get_if<PrintNow>(&command)) {
        printer_->print({document->job, std::move(document->document)});
    } else if (std::holds_alternative<OpenDrawer>(command)) {
        printer_->open_drawer();
    } else if (std::holds_alternative<RetryPrinter>(command)) {
        printer_->retry();
    } else if (std::holds_alternative<SetPrinter>(command)) {
        printer_->set(printer_settings(state_.settings),
                      receipt_dots_wide(state_.settings.printer));
    } else if (auto* settings = std::get_if<SaveSettings>(&command)) {
        save(std::move(*settings));
    } else {
        const bool is_sale = std::holds_alternative<StoreSale>(command);
        const bool is_refund = std::holds_alternative<StoreRefund>(command);
        const auto* hold = std::get_if<HoldCart>(&command);
        const std::optional<HeldCart> held = hold ? std::optional{hold->cart} : std::nullopt;
        if (asks_store(command)) ++awaited_;
        if (storage_->give(std::move(command))) return;
        if (held) {
            happened(NotHeld{*held, store_lags()});
        } else if (is_sale) {
            happened(SaleNotStored{store_lags()});
        } else if (is_refund) {
            happened(RefundNotStored{store_lags()});
        } else {
            happened(StorageFailed{store_lags()});
        }
    }
}

// What was changed since the start, even where a file with a mistake in it took it not at once;
// then what was changed back.
void Application::save(SaveSettings wanted) {
    SaveSettings back{wanted.settings, wanted.by, std::exchange(saved_, wanted.settings)};
    wanted.before = read_;
    for (SaveSettings* one : {&wanted, &back}) {
        if (!storage_->give(std::move(*one))) happened(StorageFailed{store_lags()});
    }
}

void Application::translate(const platform::InputEvent& event, screens::Input& into) const {
    using Kind = platform::InputEvent::Kind;
    using Pointer = screens::PointerEvent::Kind;
    const screens::Vec2 at{event.x, event.y};
    switch (event.kind) {
        case Kind::PointerDown:
            into.pointer.push_back({Pointer::Down, at, 0});
            break;
        case Kind::PointerMove:
            into.pointer.push_back({Pointer::Move, at, 0});
            break;
        case Kind::PointerUp:
            into.pointer.push_back({Pointer::Up, at, 0});
            break;
        case Kind::Wheel:
            into.pointer.push_back({Pointer::Wheel, at, event.wheel});
            break;
        case Kind::Text:
            into.text += event.text;
            break;
        case Kind::Key:
            if (event.repeated && !counts_again(event.key)) break;
            if (auto key = screens::key_press_from(event.key)) {
                key->control = key->control || event.control;
                key->shift = key->shift || event.shift;
                // What arrives as text too must not count twice.
                const bool typed = event.character != 0 && !event.control;
                if (!typed || key->key == screens::Key::Space) into.keys.push_back(*key);
            }
            break;
        default:
            break;
    }
}

void Application::take_input(const std::vector<platform::InputEvent>& events) {
    const auto pass = [&](const platform::Wedge::Outcome& outcome) {
        for (const platform::InputEvent& event : outcome.passed) translate(event, input_);
        for (const std::string& code : outcome.scanned) {
            ScannedText scanned;
            scanned.bytes = code;
            happened(CodeScanned{std::move(scanned), screens::ScanSource::Keyboard});
        }
    };
    for (const platform::InputEvent& event : events) {
        quit_ = quit_ || event.kind == platform::InputEvent::Kind::Quit ||
                (event.kind == platform::InputEvent::Kind::CloseAsked && !state_.storing &&
                 !state_.refunding && may_close(state_.view, parts_.window->is_fullscreen()));
        pass(wedge_.feed(event));
        frames_wanted_ = std::max(frames_wanted_, kFramesAfterChange);
    }
    pass(wedge_.settle(platform::Window::now_ms()));
}

void Application::refresh_camera() {
    camera_->want(wants_camera(state_.view.screen));
    const std::shared_ptr<const platform::Frame> frame = camera_->newest();
    if (!frame) {
        state_.view.attract.camera = {};
        state_.view.settings.camera = {};
        return;
    }
    const bool is_shown = state_.view.screen == screens::ScreenName::Attract ||
                          state_.view.screen == screens::ScreenName::Settings;
    // A still picture comes once: it is uploaded when a screen shows it, not before.
    if (!is_shown || frame->number == camera_frame_) return;
    camera_frame_ = frame->number;
    const platform::LumaImage& luma = frame->picture.luma;
    screens::Picture picture =
        textures_.upload("camera", frame->picture.rgba.data(), luma.width, luma.height);
    picture.rotation = frame->rotation;
    picture.mirror = frame->mirror;
    state_.view.attract.camera = picture;
    state_.view.settings.camera = picture;
    frames_wanted_ = std::max(frames_wanted_, 1);
}

void Application::let_time_pass() {
    const std::int64_t now = platform::Window::now_ms();
    if (now - last_tick_ms_ < kTickMs) return;
    last_tick_ms_ = now;
    customer_.follow_monitors();
    const std::string before = ticking_parts(state_.view);
    const int frames = frames_wanted_;
    happened(TimePassed{});
    // A second that changed nothing is not drawn: an idle till burns no processor.
    if (ticking_parts(state_.view) == before) frames_wanted_ = frames;
}

void Application::show_receipt() {
    const std::optional<platform::Raster> raster = paper_.take();
    if (!raster || raster->rgba.empty()) return;
    happened(ReceiptDrawn{
        textures_.upload("receipt", raster->rgba.data(), raster->width, raster->height)});
}

int Application::milliseconds_to_sleep() const {
    if (frames_wanted_ > 0) return 0;
    std::int64_t most = kTickMs;
    if (player_) most = kScriptPeriodMs;
    if (const auto settles = wedge_.settles_at_ms()) {
        most = std::min(most, std::max<std::int64_t>(1, *settles - platform::Window::now_ms()));
    }
    if (shell_.wants_frames()) most = std::min<std::int64_t>(most, 15);
    if (const float wakes = shell_.wakes_in_seconds(); wakes >= 0) {
        const std::int64_t since = platform::Window::now_ms() - last_draw_ms_;
        const auto in_ms = static_cast<std::int64_t>(wakes * 1000.0F) - since;
        most = std::min(most, std::max<std::int64_t>(in_ms, 0) + 1);
    }
    return static_cast<int>(most);
}

void Application::draw(std::vector<std::uint8_t>* copy) {
    platform::Window& window = *parts_.window;
    textures_.refresh();
    const screens::Vec2 size{static_cast<float>(window.width()),
                             static_cast<float>(window.height())};
    const std::int64_t now = platform::Window::now_ms();
    input_.seconds = static_cast<float>(now - last_draw_ms_) / 1000.0F;
    last_draw_ms_ = now;
    if (shell_.prepare(state_.view, size)) window.upload_font_texture();
    window.begin_frame(input_.seconds, screens::Shell::ground_rgb(state_.view));
    const screens::Input input = std::exchange(input_, {});
    const bool touched =
        !input.keys.empty() || !input.text.empty() ||
        std::any_of(input.pointer.begin(), input.pointer.end(), [](const auto& event) {
            return event.kind != screens::PointerEvent::Kind::Move;
        });
    if (touched) happened(Touched{});
    const std::vector<screens::Intent> intents = shell_.draw(state_.view, size, input);
    window.end_frame(copy);
    frames_wanted_ = std::max(0, frames_wanted_ - 1);
    for (const screens::Intent& intent : intents) happened(Wished{intent});
}

bool Application::is_due() const {
    if (frames_wanted_ > 0 || shell_.wants_frames()) return true;
    // What moves by itself was asked about when it was drawn: since then time has passed.
    const float wakes = shell_.wakes_in_seconds();
    const std::int64_t since = platform::Window::now_ms() - last_draw_ms_;
    return wakes >= 0 && static_cast<float>(since) >= wakes * 1000.0F;
}

int Application::run() {
    for (Command& command : begin(state_, clock_.now_ms())) carry_out(std::move(command));
    state_.view.settings.data_folder = parts_.data.string();
    if (!parts_.camera.empty()) state_.view.settings.camera_source = parts_.camera;
    while (!quit_) {
        take_input(parts_.window->wait(milliseconds_to_sleep()));
        for (const Event& event : inbox_.take()) happened(event);
        show_receipt();
        let_time_pass();
        if (textures_.has_news()) frames_wanted_ = std::max(frames_wanted_, 1);
        refresh_camera();
        if (is_due()) draw(nullptr);
        customer_.show(state_);
        // A person acts on what is drawn, not on a frame that is still to come.
        if (player_ && frames_wanted_ == 0 && play_script()) break;
    }
    for (Command& command : end(state_)) carry_out(std::move(command));
    return status_;
}

}  // namespace kiosk::app
