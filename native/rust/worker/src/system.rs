//! What the system tells about this process; −1 where it does not.

use std::fs;

/// Returns the CPU time of this process, in ns. The worker has one thread, so that of the main thread is all.
pub fn cpu_nanos() -> i64 {
    // Linux brings the figure up to date when /proc/self/stat is read; /proc/self/schedstat alone lags by up to a tick.
    if fs::read("/proc/self/stat").is_err() {
        return -1;
    }
    let Ok(text) = fs::read_to_string("/proc/self/schedstat") else {
        return -1;
    };
    text.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(-1)
}

/// Returns the peak resident set of this process, in bytes.
pub fn peak_bytes() -> i64 {
    let Ok(text) = fs::read_to_string("/proc/self/status") else {
        return -1;
    };
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|rest| rest.trim().strip_suffix(" kB")).and_then(|word| word.trim().parse::<i64>().ok());
    kibibytes.map_or(-1, |kibibytes| kibibytes * 1024)
}

/// Returns the bytes and the calls that the counting allocator saw.
pub fn allocated() -> (i64, i64) {
    #[cfg(feature = "counting")]
    return (assay_alloc::bytes() as i64, assay_alloc::calls() as i64);
    #[cfg(not(feature = "counting"))]
    return (-1, -1);
}
