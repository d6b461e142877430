// The running kiosk: owns window, screens, flow and workers, and turns the crank. The loop sleeps
// until something happened; no frame waits for storage, network or device. The main thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/care_worker.h"
#include "kiosk/app/customer_display.h"
#include "kiosk/app/flow.h"
#include "kiosk/app/goods_worker.h"
#include "kiosk/app/inbox.h"
#include "kiosk/app/kiosk_run.h"
#include "kiosk/app/paper_worker.h"
#include "kiosk/app/printer_worker.h"
#include "kiosk/app/report_worker.h"
#include "kiosk/app/script.h"
#include "kiosk/app/storage_worker.h"
#include "kiosk/app/sync_worker.h"
#include "kiosk/app/textures.h"
#include "kiosk/screens/screen.h"
#include "platform/camera.h"
#include "platform/serial_scanner.h"
#include "platform/sound.h"
#include "platform/wedge.h"
#include "platform/window.h"

namespace kiosk::app {

// The machine's time, moved by a script's `clock`. Any thread.
class MovedClock final : public Clock {
public:
    explicit MovedClock(const Clock& real) : real_{real} {}
    std::int64_t now_ms() const override { return real_.now_ms() + offset_ms_; }
    std::int64_t running_ms() const override { return real_.running_ms(); }
    void set(std::int64_t now_ms) { offset_ms_ = now_ms - real_.now_ms(); }

private:
    const Clock& real_;
    std::atomic<std::int64_t> offset_ms_{0};
};

class Application {
public:
    struct Parts {
        std::unique_ptr<platform::Window> window;
        screens::FontFiles fonts;
        Settings settings;
        std::filesystem::path data;
        db::ShopStore store;
        std::vector<ScriptStep> script;
        std::string shots;  // folder; empty: beside the working folder
        bool has_script{false};
        std::string camera;
        int customer_width{0}, customer_height{0};  // 0: the setting
    };
    Application(Parts parts, MovedClock& clock);
    ~Application();

    int run();  // exit status

private:
    void happened(const Event& event);
    void carry_out(Command command);
    void save(SaveSettings wanted);
    void take_input(const std::vector<platform::InputEvent>& events);
    void translate(const platform::InputEvent& event, screens::Input& into) const;
    void refresh_camera();
    void show_receipt();
    void let_time_pass();
    int milliseconds_to_sleep() const;
    void draw(std::vector<std::uint8_t>* copy);
    void make_heard(const Event& event);
    bool is_due() const;
    bool play_script();
    ScriptHands hands_of_script();
    void listen_to_serial();
    std::filesystem::path place_of(const std::string& file) const;
    void list_picture(const std::string& file) const;

    Parts parts_;
    MovedClock& clock_;
    const Settings read_;    // as the file had them at the start
    Settings saved_{read_};  // as they were last to be written
    Inbox inbox_;
    State state_;
    Textures textures_;
    screens::Shell shell_;
    CustomerDisplay customer_;
    platform::Wedge wedge_;
    std::unique_ptr<StorageWorker> storage_;
    std::unique_ptr<SyncWorker> sync_;
    std::unique_ptr<GoodsWorker> goods_;
    std::unique_ptr<CareWorker> care_;
    std::unique_ptr<PrinterWorker> printer_;
    ReportWorker reports_{parts_.data, inbox_};
    PaperWorker paper_{[] { platform::Window::wake(); }};
    std::unique_ptr<platform::Camera> camera_;
    std::unique_ptr<platform::SerialScanner> serial_;
    platform::Sound sound_;
    std::optional<ScriptPlayer> player_;
    screens::Input input_;
    std::int64_t camera_frame_{0};
    std::int64_t last_draw_ms_{0};
    std::int64_t last_tick_ms_{0};
    static constexpr int kFramesAfterChange = 2;
    int frames_wanted_{3};
    int awaited_{0};  // commands given to the store and not yet answered
    bool quit_{false};
    int status_{0};
};

}  // namespace kiosk::app
