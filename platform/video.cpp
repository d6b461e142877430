#include "platform/video.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavdevice/avdevice.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <mutex>

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
    if (error == AVERROR(EBUSY)) {
        return {{source, source},
                {"chương trình khác đang dùng máy ảnh", "another program holds the camera"},
                {"đóng chương trình kia", "close the other program"},
                "busy"};
    }
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(error, reason.data(), reason.size());
    const std::string text = reason.data();
    return {{source, source},
            {"không mở được: " + text, "cannot be opened: " + text},
            {"kiểm tra tên, dây cắm và quyền", "check its name, its cable and its rights"}};
}

struct Deadline {
    std::int64_t at_ms{0};
    static int passed(void* self) {
        const auto* deadline = static_cast<Deadline*>(self);
        return wire::monotonic_ms() > deadline->at_ms ? 1 : 0;
    }
};

}  // namespace

struct VideoSource::Impl {
    std::string source;
    bool want_rgba{false};
    bool flushing{false};
    Deadline deadline;
    AVFormatContext* format{nullptr};
    AVCodecContext* codec{nullptr};
    AVPacket* packet{av_packet_alloc()};
    AVFrame* frame{av_frame_alloc()};
    SwsContext* to_grey{nullptr};
    SwsContext* to_rgba{nullptr};
    int stream{-1};

    ~Impl() {
        sws_freeContext(to_grey);
        sws_freeContext(to_rgba);
        av_frame_free(&frame);
        av_packet_free(&packet);
        avcodec_free_context(&codec);
        avformat_close_input(&format);
    }

    void expect_soon() { deadline.at_ms = wire::monotonic_ms() + kStallMs; }

    int open_input(const AVInputFormat* input, const char* pixel_format, const char* size) {
        format = avformat_alloc_context();
        format->interrupt_callback = {&Deadline::passed, &deadline};
        expect_soon();
        AVDictionary* options = nullptr;
        if (pixel_format != nullptr) av_dict_set(&options, "input_format", pixel_format, 0);
        if (size != nullptr) av_dict_set(&options, "video_size", size, 0);
        const int result = avformat_open_input(&format, source.c_str(), input, &options);
        av_dict_free(&options);
        return result;
    }

    int open_camera() {
        const AVInputFormat* v4l2 = av_find_input_format("v4l2");
        int result = open_input(v4l2, "mjpeg", "1280x720");
        if (result < 0 && result != AVERROR(EBUSY))
            result = open_input(v4l2, "yuyv422", "1280x720");
        if (result < 0 && result != AVERROR(EBUSY)) result = open_input(v4l2, nullptr, nullptr);
        return result;
    }

    int open_codec() {
        expect_soon();
        if (const int result = avformat_find_stream_info(format, nullptr); result < 0)
            return result;
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
};

bool is_video(const std::string& path) {
    std::string ending = std::filesystem::path{path}.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static constexpr std::array kEndings = {".mp4", ".mkv", ".avi", ".mov",  ".webm", ".mjpeg",
                                            ".m4v", ".mpg", ".ts",  ".h264", ".mjpg"};
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

VideoSource::VideoSource(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
VideoSource::~VideoSource() = default;

kiosk::Result<std::unique_ptr<VideoSource>> VideoSource::open(const std::string& source,
                                                              bool want_rgba) {
    prepare_libav();
    auto impl = std::make_unique<Impl>();
    impl->source = source;
    impl->want_rgba = want_rgba;
    const bool camera = source.starts_with("/dev/");
    int result = camera ? impl->open_camera() : impl->open_input(nullptr, nullptr, nullptr);
    if (result >= 0) result = impl->open_codec();
    if (result < 0) return cannot_open(source, result);
    return std::unique_ptr<VideoSource>{new VideoSource{std::move(impl)}};
}

kiosk::Result<bool> VideoSource::next(Picture& into) {
    Impl& i = *impl_;
    i.expect_soon();
    while (true) {
        if (avcodec_receive_frame(i.codec, i.frame) >= 0) {
            i.take_over(into);
            return true;
        }
        if (i.flushing) return false;
        const int result = av_read_frame(i.format, i.packet);
        if (result == AVERROR_EOF) {
            // Files keep frames back until they are told that nothing follows.
            i.flushing = true;
            avcodec_send_packet(i.codec, nullptr);
            continue;
        }
        if (result == AVERROR(EAGAIN)) continue;
        if (result < 0) return cannot_open(i.source, result);
        if (i.packet->stream_index == i.stream) avcodec_send_packet(i.codec, i.packet);
        av_packet_unref(i.packet);
    }
}

kiosk::Status read_video(const std::string& path,
                         const std::function<bool(const Picture&)>& visit) {
    kiosk::Result<std::unique_ptr<VideoSource>> source = VideoSource::open(path, false);
    if (!source) return source.problem();
    Picture picture;
    while (true) {
        const kiosk::Result<bool> more = (*source)->next(picture);
        if (!more) return more.problem();
        if (!*more || !visit(picture)) return kiosk::Done{};
    }
}

}  // namespace platform
