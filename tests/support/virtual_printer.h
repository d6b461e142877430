// A receipt printer made of software: takes ESC/POS over TCP or a pseudo terminal, burns it onto a
// picture, answers what it is asked, and fails the way printers do. Its own thread; every member
// may be called from the test's. Waiting is for the other side, with a deadline, never sleeping.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace support {

// One piece of paper, cut or torn: a byte a dot, 0 black.
struct Paper {
    int width{0}, height{0};
    std::vector<std::uint8_t> dots;
    bool cut{false};
};

class VirtualPrinter {
public:
    struct Manners {
        bool silent{false};             // answers nothing, as the cheapest do
        bool knows_done{true};          // answers GS r
        bool hangs_up_its_half{false};  // ends what it would say, and listens on
        int dies_after_bytes{-1};       // the connection breaks there, once
        int bytes_at_a_time{4'096};     // a slow one takes little
        bool takes_nothing{false};      // its buffer is full and stays so
    };
    enum class Wire { Tcp, Terminal };

    explicit VirtualPrinter(Wire wire, Manners manners);
    explicit VirtualPrinter(Wire wire = Wire::Tcp) : VirtualPrinter{wire, Manners{}} {}
    ~VirtualPrinter();
    VirtualPrinter(const VirtualPrinter&) = delete;
    VirtualPrinter& operator=(const VirtualPrinter&) = delete;

    std::string address() const;  // "127.0.0.1:40123", "/dev/pts/7"

    void set_paper_out(bool out) { paper_out_ = out; }
    void set_paper_out_after_rows(int rows) { rows_left_ = rows; }
    void set_near_end(bool near) { near_end_ = near; }
    void set_cover_open(bool open) { cover_open_ = open; }
    void set_drawer_stuck(bool stuck) { drawer_stuck_ = stuck; }
    // Ends every connection and takes none, as if its plug was pulled; and back at the same place.
    void unplug();
    void plug_in();

    // Until so many papers were cut; false after the deadline.
    bool wait_for_papers(std::size_t count, int deadline_ms = 20'000);
    bool wait_for_pulses(int count, int deadline_ms = 20'000);
    std::vector<Paper> papers() const;
    int pulses(int pin) const;
    // What happened in order: "drawer", "cut".
    std::vector<std::string> events() const;
    std::size_t bytes_taken() const;

private:
    void run();
    void serve(int line);
    void take(const std::string& bytes, int line);
    bool command(int line);
    bool picture();
    void real_time(int line);
    void answer(int line, std::uint8_t byte);
    void ask(int line, int question);
    bool is_offline() const { return paper_out_ || cover_open_; }
    void finish_paper(bool cut);
    void listen_again();

    Wire wire_;
    Manners manners_;
    int port_{0};
    int listener_{-1}, master_{-1}, held_open_{-1}, stop_{-1};
    std::string terminal_;
    std::string unread_;  // of the commands
    std::atomic<bool> paper_out_{false}, near_end_{false}, cover_open_{false};
    std::atomic<bool> drawer_stuck_{false}, unplugged_{false}, drawer_open_{false};
    std::atomic<int> rows_left_{-1};
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Paper paper_;
    std::vector<Paper> papers_;
    std::vector<std::string> events_;
    int pulses_2_{0}, pulses_5_{0};
    std::size_t taken_{0};
    std::thread thread_;
};

// The picture as a PGM file, with a quiet border: what scan reads.
std::string as_pgm(const Paper& paper);

}  // namespace support
