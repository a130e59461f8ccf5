#!/usr/bin/env bash
# Builds native/libticket_torch.so, through which the stand-in for TorchSharp calls libtorch.
#
#   build.sh                        the distribution's libtorch (apt-get install g++ libtorch-dev)
#   LIBTORCH=FOLDER build.sh        another: a folder with include/ and lib/, as libtorch's archive unpacks to or as Python has it,
#                                   python3 -c 'import torch; print(torch.__path__[0])'; where it has CUDA, so has the stand-in
set -euo pipefail
cd "$(dirname "$0")/native"
compiler=${CXX:-g++}
if ! command -v "$compiler" >/dev/null; then
  echo "build.sh: no C++ compiler '$compiler'; install g++, or name another by CXX" >&2
  exit 1
fi
flags=(-O2 -std=c++17 -fPIC -shared -fvisibility=hidden -w)
if [[ -n ${LIBTORCH:-} ]]; then
  include=$LIBTORCH/include lib=$LIBTORCH/lib
  # A library of the old string ABI has none of the new one's names.
  if ! nm -DC "$lib/libc10.so" | grep -q 'c10::Error::Error.*__cxx11'; then flags+=(-D_GLIBCXX_USE_CXX11_ABI=0); fi
  flags+=("-I$include" "-L$lib" "-Wl,-rpath,$lib")
else
  include=/usr/include lib=$(dirname "$(ldconfig -p | awk '/libtorch_cpu\.so / { print $NF; exit }')")
fi
if [[ ! -f $include/ATen/ATen.h ]]; then
  echo "build.sh: no libtorch in '$include'; apt-get install libtorch-dev, or name its folder by LIBTORCH" >&2
  exit 1
fi
# What registers CUDA's kernels is linked though nothing here names it.
libraries=(-ltorch_cpu -lc10)
if [[ -f $lib/libtorch_cuda.so ]]; then libraries=(-Wl,--no-as-needed -ltorch -ltorch_cpu -ltorch_cuda -lc10); fi
"$compiler" "${flags[@]}" shim.cpp -o libticket_torch.so.new "${libraries[@]}" -Wl,-z,defs
mv libticket_torch.so.new libticket_torch.so
echo "built $PWD/libticket_torch.so"
