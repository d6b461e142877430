// What is the same in every window's frame: Dear ImGui's beginning and end upon OpenGL, and the
// picture read back. The window's context must be the current one. Private to platform; the frame
// thread. Nothing fails.
#pragma once

#include <cstdint>
#include <vector>

namespace platform {

// A window of so many pixels is cleared to 0xRRGGBB; `seconds` since the last frame, 0: unknown.
void begin_gl_frame(int width, int height, float seconds, std::uint32_t background_rgb);
// Draws what ImGui gathered; the copy, where one is wanted, is RGBA with the top row first. The
// caller shows it.
void end_gl_frame(int width, int height, std::vector<std::uint8_t>* copy);

}  // namespace platform
