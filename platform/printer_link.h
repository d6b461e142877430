// The wire to a receipt printer: TCP (port 9100), USB (/dev/usb/lp*) or a serial line, all the same
// to whoever writes. Every call has a deadline and can be ended from another thread by stop(): a
// printer that is off, stuck or half gone never holds anybody. One thread, except stop().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"

namespace platform {

// "" none; "auto": the first USB printer; "/dev/…": a device; otherwise an IP address, with
// ":PORT" where it is not 9100. Names are not looked up: a receipt must not wait for a name server.
struct PrinterAddress {
    std::string text;
    int baud{115'200};  // of a serial line
    std::string usb{"/dev/usb"};
};
bool is_printer_address(std::string_view text);
std::vector<std::string> list_usb_printers(const std::string& folder = "/dev/usb");

class PrinterLink {
public:
    PrinterLink();
    ~PrinterLink();
    PrinterLink(const PrinterLink&) = delete;
    PrinterLink& operator=(const PrinterLink&) = delete;

    // Refuses (Problem) with words about this printer: not plugged in, no right, does not answer.
    kiosk::Status open(const PrinterAddress& address, int deadline_ms);
    bool is_open() const { return line_ >= 0; }
    // Still open for what the printer says; a printer that only listens has hung up this half.
    bool hears() const { return line_ >= 0 && !deaf_; }
    void close();
    // All of it, or a Problem; the link is closed then.
    kiosk::Status write(std::string_view bytes, int deadline_ms);
    // Until the other end of the wire has taken what was written; no proof that it is on paper.
    kiosk::Status drain(int deadline_ms);
    // What came within the deadline, at once when something is there; empty: nothing.
    std::string read(int deadline_ms);
    // Waits that long, or until something happens: bytes, the end, stop(), wake().
    void rest(int most_ms);

    void stop();  // ends every call, now and later. Any thread
    void wake();  // ends a rest(). Any thread
    // Something was plugged in or out since the last call (USB and serial).
    bool devices_changed();
    void watch_devices(const PrinterAddress& address);

private:
    kiosk::Status connect(const std::string& host, const std::string& port, int deadline_ms);
    kiosk::Status open_device(const PrinterAddress& address);
    bool await(short events, std::int64_t until_ms, bool until_woken = false);
    bool is_gone() const;
    void forget_wakes();

    int line_{-1};
    bool is_socket_{false};
    bool deaf_{false};
    int stop_{-1}, wake_{-1}, watch_{-1};
};

}  // namespace platform
