// assay-worker-cpp: the C++ tokenizer as a process contender. benchmarks/WORKER.md is the contract.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "frame.hpp"
#include "worker.hpp"

namespace {

// Sends an answer in one write: standard output has no buffer.
bool send(const std::string& answer) { return std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size(); }

// Answers requests until `quit` or the end of input; returns the exit code.
int serve(const std::string& strategy) {
    std::setvbuf(stdin, nullptr, _IOFBF, 1 << 16);
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    worker::Worker worker(strategy);
    frame::Request request;
    std::string answer;
    for (;;) {
        switch (request.read(stdin)) {
            case frame::Request::Outcome::request: break;
            case frame::Request::Outcome::end: return 0;
            case frame::Request::Outcome::lost:
                frame::error(answer, request.lost);
                send(answer);
                return 1;
        }
        bool quit = worker.answer(request, answer);
        if (!send(answer)) {
            std::fputs("assay-worker-cpp: standard output must stay open\n", stderr);
            return 1;
        }
        if (quit) {
            return 0;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::string_view option = argc == 3 ? argv[1] : "";
    std::string strategy = argc == 3 ? argv[2] : "";
    if (option != "--strategy" || std::find(bpe::STRATEGIES.begin(), bpe::STRATEGIES.end(), strategy) == bpe::STRATEGIES.end()) {
        std::fputs("usage: assay-worker-cpp --strategy plain|cached\n", stderr);
        return 2;
    }
    try {
        return serve(strategy);
    } catch (const std::exception& defect) {
        std::fprintf(stderr, "assay-worker-cpp: %s\n", defect.what());
        return 1;
    }
}
