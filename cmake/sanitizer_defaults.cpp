// Part of every program of the presets `sanitize` and `threads`: what is known of libraries that
// are not ours, so that a finding is always ours to mend. Nothing of this project's own code may
// ever be named here.
#include <dlfcn.h>

extern "C" {

// A library that was unloaded has no name in a report any more, and what its variables held looks
// lost (the OpenGL drivers): what is loaded stays loaded.
int dlclose(void*) noexcept { return 0; }

// Memory a library keeps until the process ends.
//   fontconfig  its patterns, read once for Pango, are given back only by FcFini
const char* __lsan_default_suppressions();
const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\n";
}

// Libraries built without the thread sanitizer: it cannot see the locks between their own threads.
//   fontconfig, Pango, GLib  Pango reads the fonts in a thread of its own
//   SDL                      its list of pixel formats is behind a spin lock of its own
const char* __tsan_default_suppressions();
const char* __tsan_default_suppressions() {
    return "race:libfontconfig.so\n"
           "race:libpangoft2-1.0.so\n"
           "race:libglib-2.0.so\n"
           "race:libSDL2-2.0.so\n";
}
}
