#include "platform/libav/video_libav.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavdevice/avdevice.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

#include <array>
#include <cerrno>
#include <mutex>
#include <optional>

#include "platform/decoder_wire.h"

namespace platform {
namespace {

void prepare_libav() {
    static std::once_flag once;
    std::call_once(once, [] {
        avdevice_register_all();
        av_log_set_level(AV_LOG_QUIET);
    });
}

kiosk::Problem cannot_open(const std::string& source, int error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(error, reason.data(), reason.size());
    const std::string text = reason.data();
    return {{source, source},
            {"không đọc được video này (" + text + ")", "this video cannot be read (" + text + ")"},
            {"kiểm tra tên tệp và quyền đọc", "check its name and its rights"}};
}

kiosk::Problem camera_trouble(kiosk::Text why, kiosk::Text to_do, const char* field) {
    return {{"camera", "the camera"}, std::move(why), std::move(to_do), field};
}

kiosk::Problem camera_failed(int error) {
    if (error == AVERROR(EBUSY)) {
        return camera_trouble({"đang bị chương trình khác dùng", "is held by another program"},
                              {"đóng chương trình kia", "close the other program"}, trouble::kBusy);
    }
    if (error == AVERROR(EACCES) || error == AVERROR(EPERM)) {
        return camera_trouble(
            {"chưa được phép dùng", "may not be used"},
            {"thêm người dùng này vào nhóm video", "add this user to group video"},
            trouble::kRefused);
    }
    return camera_trouble({"đã bị rút hoặc chưa cắm", "is unplugged"},
                          {"cắm lại camera", "plug it in again"}, trouble::kGone);
}

kiosk::Problem camera_stalled() {
    return camera_trouble({"không gửi hình nữa", "has stopped sending pictures"},
                          {"rút ra rồi cắm lại camera", "unplug it and plug it in again"},
                          trouble::kStalled);
}

struct Deadline {
    std::int64_t at_ms{0};
    static int passed(void* self) {
        const auto* deadline = static_cast<Deadline*>(self);
        return wire::monotonic_ms() > deadline->at_ms ? 1 : 0;
    }
};

struct Libav {
    std::string source;
    bool want_rgba{false};
    bool flushing{false};
    CameraWish wish;
    std::unique_ptr<CameraHandle> handle;  // of a camera: its controls, and waiting for it
    AVPacket* newer{av_packet_alloc()};
    Deadline deadline;
    AVFormatContext* format{nullptr};
    AVCodecContext* codec{nullptr};
    AVPacket* packet{av_packet_alloc()};
    AVFrame* frame{av_frame_alloc()};
    SwsContext* to_grey{nullptr};
    SwsContext* to_rgba{nullptr};
    int stream{-1};

    Libav() = default;
    Libav(const Libav&) = delete;
    Libav& operator=(const Libav&) = delete;
    ~Libav() {
        sws_freeContext(to_grey);
        sws_freeContext(to_rgba);
        av_frame_free(&frame);
        av_packet_free(&packet);
        av_packet_free(&newer);
        avcodec_free_context(&codec);
        avformat_close_input(&format);
    }

    void expect_soon() { deadline.at_ms = wire::monotonic_ms() + kStallMs; }

    int open_input(const AVInputFormat* input, AVDictionary* options) {
        format = avformat_alloc_context();
        format->interrupt_callback = {&Deadline::passed, &deadline};
        // A camera that stops sending would hold us for ever: it is waited for outside.
        if (input != nullptr) format->flags |= AVFMT_FLAG_NONBLOCK;
        expect_soon();
        const int result = avformat_open_input(&format, source.c_str(), input, &options);
        av_dict_free(&options);
        return result;
    }

    int open_mode(const std::optional<CaptureMode>& mode) {
        AVDictionary* options = nullptr;
        if (mode) {
            const std::string size =
                std::to_string(mode->width) + "x" + std::to_string(mode->height);
            av_dict_set(&options, "input_format", mode->format.c_str(), 0);
            av_dict_set(&options, "video_size", size.c_str(), 0);
            if (mode->rate > 0) av_dict_set_int(&options, "framerate", mode->rate, 0);
        }
        return open_input(av_find_input_format("v4l2"), options);
    }

    int open_device() {
        handle = std::make_unique<CameraHandle>(source);
        const std::optional<CaptureMode> mode = best_mode(handle->modes());
        int result = open_mode(mode);
        // Whatever it offers by itself, where it does not keep to its own list.
        if (result == AVERROR(EINVAL) && mode) result = open_mode(std::nullopt);
        if (result >= 0) handle->tune(wish.tuning);
        return result;
    }

    int open_codec() {
        expect_soon();
        // A camera's header says everything; looking for more would wait for its first pictures.
        if (!handle) {
            const int result = avformat_find_stream_info(format, nullptr);
            if (result < 0) return result;
        }
        const AVCodec* decoder = nullptr;
        stream = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
        if (stream < 0) return stream;
        codec = avcodec_alloc_context3(decoder);
        avcodec_parameters_to_context(codec, format->streams[stream]->codecpar);
        return avcodec_open2(codec, decoder, nullptr);
    }

    void take_over(Picture& into) {
        const int width = frame->width, height = frame->height;
        const auto pixel_format = static_cast<AVPixelFormat>(frame->format);
        to_grey = sws_getCachedContext(to_grey, width, height, pixel_format, width, height,
                                       AV_PIX_FMT_GRAY8, SWS_POINT, nullptr, nullptr, nullptr);
        if (into.luma.width != width || into.luma.height != height) {
            into.luma = LumaImage{width, height};
        }
        std::uint8_t* grey[4] = {into.luma.pixels.data(), nullptr, nullptr, nullptr};
        const int grey_stride[4] = {width, 0, 0, 0};
        sws_scale(to_grey, frame->data, frame->linesize, 0, height, grey, grey_stride);
        if (want_rgba) {
            to_rgba = sws_getCachedContext(to_rgba, width, height, pixel_format, width, height,
                                           AV_PIX_FMT_RGBA, SWS_POINT, nullptr, nullptr, nullptr);
            into.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                             4);
            std::uint8_t* rgba[4] = {into.rgba.data(), nullptr, nullptr, nullptr};
            const int rgba_stride[4] = {width * 4, 0, 0, 0};
            sws_scale(to_rgba, frame->data, frame->linesize, 0, height, rgba, rgba_stride);
        }
        const AVRational base = format->streams[stream]->time_base;
        const std::int64_t stamp = frame->best_effort_timestamp;
        into.time_ms = stamp == AV_NOPTS_VALUE ? 0 : av_rescale_q(stamp, base, {1, 1000});
    }

    kiosk::Result<bool> next_of_file(Picture& into) {
        expect_soon();
        while (true) {
            if (avcodec_receive_frame(codec, frame) >= 0) {
                take_over(into);
                return true;
            }
            if (flushing) return false;
            const int result = av_read_frame(format, packet);
            if (result == AVERROR_EOF) {
                // Files keep frames back until they are told that nothing follows.
                flushing = true;
                avcodec_send_packet(codec, nullptr);
                continue;
            }
            if (result == AVERROR(EAGAIN)) continue;
            if (result < 0) return cannot_open(source, result);
            if (packet->stream_index == stream) avcodec_send_packet(codec, packet);
            av_packet_unref(packet);
        }
    }

    kiosk::Result<bool> next_of_camera(Picture& into) {
        constexpr int kLookRoundMs = 50;
        const std::int64_t give_up_ms = wire::monotonic_ms() + wish.stall_ms;
        while (true) {
            if (wish.stop && wish.stop()) return false;
            expect_soon();
            int result = av_read_frame(format, packet);
            while (result >= 0 && av_read_frame(format, newer) >= 0) {
                // Each picture stands for itself: only the newest is worth unpacking.
                av_packet_unref(packet);
                av_packet_move_ref(packet, newer);
            }
            if (result >= 0) {
                avcodec_send_packet(codec, packet);
                av_packet_unref(packet);
                if (avcodec_receive_frame(codec, frame) >= 0) {
                    take_over(into);
                    return true;
                }
            } else if (result != AVERROR(EAGAIN)) {
                return camera_failed(result);
            }
            if (wire::monotonic_ms() > give_up_ms) return camera_stalled();
            if (result < 0) handle->wait_for_picture(kLookRoundMs);
        }
    }
};

class LibavSource final : public VideoSource {
public:
    explicit LibavSource(std::unique_ptr<Libav> libav) : libav_{std::move(libav)} {}
    kiosk::Result<bool> next(Picture& into) override {
        return libav_->handle ? libav_->next_of_camera(into) : libav_->next_of_file(into);
    }

private:
    std::unique_ptr<Libav> libav_;
};

}  // namespace
}  // namespace platform

void ocop_open_video(const std::string& path, bool want_rgba, platform::OpenedVideo& into) {
    using namespace platform;
    prepare_libav();
    auto libav = std::make_unique<Libav>();
    libav->source = path;
    libav->want_rgba = want_rgba;
    int result = libav->open_input(nullptr, nullptr);
    if (result >= 0) result = libav->open_codec();
    if (result < 0) {
        into = cannot_open(path, result);
    } else {
        into = std::unique_ptr<VideoSource>{std::make_unique<LibavSource>(std::move(libav))};
    }
}

void ocop_open_camera(const std::string& device, const platform::CameraWish& wish,
                      platform::OpenedVideo& into) {
    using namespace platform;
    prepare_libav();
    auto libav = std::make_unique<Libav>();
    libav->source = device;
    libav->want_rgba = true;
    libav->wish = wish;
    int result = libav->open_device();
    if (result >= 0) result = libav->open_codec();
    if (result < 0) {
        into = camera_failed(result);
    } else {
        into = std::unique_ptr<VideoSource>{std::make_unique<LibavSource>(std::move(libav))};
    }
}
