// What the screen of the shop and its machine shows: who the shop is, where transfers go, the
// centre, backups, and how disk and database are. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/code_matrix.h"
#include "kiosk/core/result.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class MachineTab { Shop, Bank, Settings, Centre, Backups, Health };
// The pages of MachineTab::Settings.
enum class SettingsPage { Sales, Paper, Readers, Rights };
enum class CentreWork { None, Trying, Enrolling };
enum class CareWork { None, BackingUp, Drilling, Verifying };

struct BackupRow {
    std::string path, name, place;
    std::int64_t bytes{0};
};

struct MachineView {
    MachineTab tab{MachineTab::Shop};
    SettingsPage page{SettingsPage::Sales};
    FormView form;  // of the shop, the bank account, a page of settings, or of enrolling
    std::optional<CodeMatrix> test_qr;
    std::string bank_name;  // of the BIN that is stored
    std::vector<BackupRow> backups;
    bool stick{false};  // one is plugged in
    bool daily{true}, stick_daily{true};
    std::int64_t keep{14};
    std::optional<std::int64_t> newest_backup_days;  // ago; none: there is no backup
    std::int64_t database_bytes{0}, free_mb{0};
    CareWork work{CareWork::None};
    std::int64_t done{0}, total{0};
    std::optional<Text> outcome;  // of the last work
    bool good{true};
    std::optional<Problem> problem;
    // The centre: its form is shown where there is none yet, or where it is enrolled again.
    bool enrolling{false};
    CentreWork centre_work{CentreWork::None};
    std::optional<Text> centre_said;  // what trying or enrolling came to
    std::optional<Problem> centre_problem;
};

// What is wished there: one alternative of Intent.
struct ChooseMachineTab {
    MachineTab tab;
};
struct TestBankQr {};
struct BackUpNow {
    bool to_stick{false};
};
struct DrillBackup {
    std::string path;
};
struct VerifyNow {};
struct StopCare {};
struct ChooseDailyBackup {
    bool on;
};
struct ChooseKeptBackups {
    std::int64_t keep;
};
struct ChooseStickBackup {
    bool on;
};
struct ChooseSettingsPage {
    SettingsPage page;
};
struct TryCentre {};   // as the form says; changes nothing
struct EnrolAgain {};  // shows the form of an enrolled till
struct MachineWish {
    std::variant<ChooseMachineTab, TestBankQr, BackUpNow, DrillBackup, VerifyNow, StopCare,
                 ChooseDailyBackup, ChooseKeptBackups, ChooseStickBackup, ChooseSettingsPage,
                 TryCentre, EnrolAgain>
        wish;
};

}  // namespace kiosk::screens
