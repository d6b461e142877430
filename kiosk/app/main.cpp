// The program's entry: an empty shell around the command line, and around the decoder's child
// process, which is this same program started again (platform/decoder_process.h).
#include "kiosk/app/command.h"
#include "kiosk/app/standard_streams.h"
#include "platform/decoder_process.h"

int main(int argc, char** argv) {
    kiosk::app::hold_standard_streams();
    if (platform::is_decoder_child(argc, argv)) return platform::decoder_child_main(argc, argv);
    return kiosk::app::run_command_line(argc, argv);
}
