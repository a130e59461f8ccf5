// Plain C functions over libtorch, as many as the stand-in for TorchSharp needs. A tensor is a pointer to an at::Tensor that
// tensor_free gives back. Every function returns 0, or 1 where libtorch threw; last_error then has its text, of the calling thread.
#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <cstdint>
#include <exception>
#include <string>

namespace {

thread_local std::string message;

template <typename Body>
int guarded(Body body) {
    try {
        body();
        return 0;
    } catch (const c10::Error& error) {
        message = error.what_without_backtrace();
    } catch (const std::exception& error) {
        message = error.what();
    }
    return 1;
}

template <typename Body>
int give(at::Tensor** result, Body body) {
    return guarded([&] { *result = new at::Tensor(body()); });
}

at::IntArrayRef list(const int64_t* values, int64_t count) { return at::IntArrayRef(values, static_cast<size_t>(count)); }

c10::optional<at::Tensor> maybe(const at::Tensor* tensor) { return tensor ? c10::optional<at::Tensor>(*tensor) : c10::nullopt; }

at::Device device(int type, int index) { return at::Device(static_cast<at::DeviceType>(type), static_cast<at::DeviceIndex>(index)); }

}  // namespace

#define API extern "C" __attribute__((visibility("default")))
using Tensor = at::Tensor*;

// Libraries and devices.
API const char* last_error() { return message.c_str(); }

API int cuda_count(int* count) {
    return guarded([&] { *count = at::hasCUDA() ? c10::impl::VirtualGuardImpl(at::DeviceType::CUDA).deviceCount() : 0; });
}

API int set_tf32(int matmul, int convolution) {
    return guarded([&] {
        if (matmul >= 0) at::globalContext().setAllowTF32CuBLAS(matmul != 0);
        if (convolution >= 0) at::globalContext().setAllowTF32CuDNN(convolution != 0);
    });
}

API int get_tf32(int* matmul, int* convolution) {
    return guarded([&] {
        *matmul = at::globalContext().allowTF32CuBLAS();
        *convolution = at::globalContext().allowTF32CuDNN();
    });
}

API int seed(int64_t value) {
    return guarded([&] { at::manual_seed(static_cast<uint64_t>(value)); });
}

API int set_grad_mode(int enabled, int* before) {
    return guarded([&] {
        *before = c10::GradMode::is_enabled();
        c10::GradMode::set_enabled(enabled != 0);
    });
}

// Tensors.
API int tensor_empty(const int64_t* size, int64_t dimensions, int type, int device_type, int device_index, int zeros, Tensor* result) {
    return give(result, [&] {
        auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(type)).device(device(device_type, device_index));
        return zeros ? at::zeros(list(size, dimensions), options) : at::empty(list(size, dimensions), options);
    });
}

API void tensor_free(Tensor tensor) { delete tensor; }

API int64_t tensor_dimensions(Tensor tensor) { return tensor->dim(); }

API void tensor_shape(Tensor tensor, int64_t* shape) {
    for (int64_t i = 0; i < tensor->dim(); i++) shape[i] = tensor->size(i);
}

API int tensor_type(Tensor tensor) { return static_cast<int>(tensor->scalar_type()); }

API int tensor_is_contiguous(Tensor tensor) { return tensor->is_contiguous(); }

API int tensor_is_cpu(Tensor tensor) { return tensor->is_cpu(); }

API int tensor_data(Tensor tensor, void** data) {
    return guarded([&] { *data = tensor->data_ptr(); });
}

API int tensor_to_device(Tensor tensor, int type, int index, Tensor* result) {
    return give(result, [&] { return tensor->to(device(type, index)); });
}

API int tensor_to_type(Tensor tensor, int type, Tensor* result) {
    return give(result, [&] { return tensor->to(static_cast<at::ScalarType>(type)); });
}

// Views.
API int tensor_narrow(Tensor tensor, int64_t dimension, int64_t start, int64_t length, Tensor* result) {
    return give(result, [&] { return tensor->narrow(dimension, start, length); });
}

API int tensor_view(Tensor tensor, const int64_t* shape, int64_t dimensions, Tensor* result) {
    return give(result, [&] { return tensor->view(list(shape, dimensions)); });
}

API int tensor_reshape(Tensor tensor, const int64_t* shape, int64_t dimensions, Tensor* result) {
    return give(result, [&] { return tensor->reshape(list(shape, dimensions)); });
}

API int tensor_transpose(Tensor tensor, int64_t first, int64_t second, Tensor* result) {
    return give(result, [&] { return tensor->transpose(first, second); });
}

API int tensor_unsqueeze(Tensor tensor, int64_t dimension, Tensor* result) {
    return give(result, [&] { return tensor->unsqueeze(dimension); });
}

API int tensor_detach(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->detach(); });
}

// Arithmetic.
API int tensor_add(Tensor a, Tensor b, Tensor* result) {
    return give(result, [&] { return a->add(*b); });
}

API int tensor_sum(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->sum(); });
}

API int tensor_mean(Tensor tensor, const int64_t* dimensions, int64_t count, int keep, Tensor* result) {
    return give(result, [&] { return tensor->mean(list(dimensions, count), keep != 0); });
}

API int tensor_sqrt(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->sqrt(); });
}

API int tensor_relu(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->relu(); });
}

API int tensor_sigmoid(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->sigmoid(); });
}

API int tensor_tanh(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->tanh(); });
}

API int tensor_index_select(Tensor tensor, int64_t dimension, Tensor index, Tensor* result) {
    return give(result, [&] { return tensor->index_select(dimension, *index); });
}

API int tensor_bmm(Tensor a, Tensor b, Tensor* result) {
    return give(result, [&] { return at::bmm(*a, *b); });
}

// In place.
API int tensor_add_in_place(Tensor tensor, Tensor other, double alpha) {
    return guarded([&] { alpha == 1 ? tensor->add_(*other) : tensor->add_(*other, alpha); });
}

API int tensor_add_number(Tensor tensor, double value) {
    return guarded([&] { tensor->add_(value); });
}

API int tensor_multiply(Tensor tensor, double value) {
    return guarded([&] { tensor->mul_(value); });
}

API int tensor_divide(Tensor tensor, double value) {
    return guarded([&] { tensor->div_(value); });
}

API int tensor_addcmul(Tensor tensor, Tensor a, Tensor b, double value) {
    return guarded([&] { tensor->addcmul_(*a, *b, value); });
}

API int tensor_addcdiv(Tensor tensor, Tensor a, Tensor b, double value) {
    return guarded([&] { tensor->addcdiv_(*a, *b, value); });
}

API int tensor_zero(Tensor tensor, Tensor* result) {
    return give(result, [&] { return tensor->zero_(); });
}

API int tensor_copy(Tensor tensor, Tensor source, int non_blocking) {
    return guarded([&] { tensor->copy_(*source, non_blocking != 0); });
}

API int tensor_masked_fill(Tensor tensor, Tensor mask, double value) {
    return guarded([&] { tensor->masked_fill_(*mask, value); });
}

// Gradients.
API int tensor_requires_grad(Tensor tensor) { return tensor->requires_grad(); }

API int tensor_set_requires_grad(Tensor tensor, int value) {
    return guarded([&] { tensor->requires_grad_(value != 0); });
}

API int tensor_grad(Tensor tensor, Tensor* result) {
    return guarded([&] { *result = tensor->grad().defined() ? new at::Tensor(tensor->grad()) : nullptr; });
}

API int tensor_set_grad(Tensor tensor, Tensor gradient) {
    return guarded([&] { tensor->mutable_grad() = gradient ? *gradient : at::Tensor(); });
}

API int tensor_backward(Tensor tensor) {
    return guarded([&] { tensor->backward(); });
}

// Layers and losses.
API int conv2d(
    Tensor input, Tensor weight, Tensor bias, const int64_t* strides, const int64_t* padding, const int64_t* dilation, int64_t groups,
    Tensor* result) {
    return give(result, [&] { return at::conv2d(*input, *weight, maybe(bias), list(strides, 2), list(padding, 2), list(dilation, 2), groups); });
}

API int max_pool2d(Tensor input, int64_t kernel, int64_t stride, int64_t padding, Tensor* result) {
    return give(result, [&] { return at::max_pool2d(*input, {kernel, kernel}, {stride, stride}, {padding, padding}); });
}

API int avg_pool2d(Tensor input, int64_t kernel, int64_t stride, int64_t padding, Tensor* result) {
    return give(result, [&] { return at::avg_pool2d(*input, {kernel, kernel}, {stride, stride}, {padding, padding}); });
}

API int batch_norm(Tensor input, Tensor mean, Tensor variance, Tensor weight, Tensor bias, int training, double momentum, double eps, Tensor* result) {
    return give(result, [&] {
        return at::batch_norm(
            *input, maybe(weight), maybe(bias), maybe(mean), maybe(variance), training != 0, momentum, eps, at::globalContext().userEnabledCuDNN());
    });
}

API int dropout(Tensor input, double share, int training, Tensor* result) {
    return give(result, [&] { return at::dropout(*input, share, training != 0); });
}

API int cross_entropy(Tensor input, Tensor target, Tensor weight, int64_t ignored, int64_t reduction, Tensor* result) {
    return give(result, [&] { return at::cross_entropy_loss(*input, *target, maybe(weight), reduction, ignored); });
}

API int binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight, int64_t reduction, Tensor positive, Tensor* result) {
    return give(result, [&] { return at::binary_cross_entropy_with_logits(*input, *target, maybe(weight), maybe(positive), reduction); });
}
