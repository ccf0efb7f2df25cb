//! The crate `bpe` as the Python module `assay_rust`: bytes in, a fresh list of ints out.
//!
//! The GIL is let go of while a text is tokenized, as `ctypes` does. An encoder may be called from several threads; a second one waits,
//! without the GIL, until the first has its ids. A panic becomes `pyo3_runtime.PanicException`, and from then on the encoder answers
//! `RuntimeError` only, since it may be half changed.

use std::sync::Mutex;

use bpe::Error;
use pyo3::exceptions::{PyRuntimeError, PyUnicodeDecodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyBytes, PyList};

mod tokenizer;

use tokenizer::Tokenizer;

#[cfg(debug_assertions)]
macro_rules! profile {
    () => {
        "debug"
    };
}
#[cfg(not(debug_assertions))]
macro_rules! profile {
    () => {
        "release"
    };
}

const BUILD_INFO: &str = concat!(
    "{\"profile\":\"",
    profile!(),
    "\",\"target_cpu\":\"",
    env!("ASSAY_TARGET_CPU"),
    "\",\"compiler\":\"",
    env!("ASSAY_COMPILER"),
    "\",\"opt_level\":\"",
    env!("ASSAY_OPT_LEVEL"),
    "\",\"lto\":\"",
    env!("ASSAY_LTO"),
    "\",\"codegen_units\":\"",
    env!("ASSAY_CODEGEN_UNITS"),
    "\",\"flags\":\"",
    env!("ASSAY_FLAGS"),
    "\",\"allocator\":\"system\",\"version\":\"",
    env!("CARGO_PKG_VERSION"),
    "\"}"
);

/// A tokenizer of one encoding and strategy.
#[pyclass(frozen, module = "assay_rust")]
struct Encoder(Mutex<Tokenizer>);

#[pymethods]
impl Encoder {
    /// Makes an encoder from the bytes of a .tiktoken file.
    #[new]
    fn new(py: Python<'_>, encoding: String, strategy: String, vocabulary: &Bound<'_, PyBytes>) -> PyResult<Encoder> {
        let vocabulary = vocabulary.as_bytes();
        let made = py.detach(|| Tokenizer::new(&encoding, &strategy, vocabulary));
        made.map(|tokenizer| Encoder(Mutex::new(tokenizer))).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// Returns the ids of a text.
    fn encode<'py>(&self, py: Python<'py>, text: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyList>> {
        let text = text.as_bytes();
        let mut guard =
            self.0.lock_py_attached(py).map_err(|_| PyRuntimeError::new_err("encoder is defect: a call of it panicked"))?;
        let tokenizer: &mut Tokenizer = &mut guard;
        match py.detach(|| tokenizer.encode(text)) {
            Ok(ids) => PyList::new(py, ids),
            Err(error) => Err(raised(py, text, &error)),
        }
    }
}

/// Returns the exception for a text that was refused.
fn raised(py: Python<'_>, text: &[u8], error: &Error) -> PyErr {
    let Error::NotUtf8 { offset } = *error else {
        return PyValueError::new_err(error.to_string());
    };
    match PyUnicodeDecodeError::new(py, c"utf-8", text, offset..offset + 1, c"malformed sequence") {
        Ok(exception) => PyErr::from_value(exception.into_any()),
        Err(other) => other,
    }
}

/// Returns what was built, and how, as JSON.
#[pyfunction]
fn build_info() -> &'static str {
    BUILD_INFO
}

#[pymodule]
fn assay_rust(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Encoder>()?;
    module.add_function(wrap_pyfunction!(build_info, module)?)
}
