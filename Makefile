# make run     set up, build, ingest the examples, print the chronicle
# make test    set up, build, run every test
# make build   set up and build only: build/kronika
# make web     build the page anew from web/ (needs Node; the built page is part of the sources) and test it in a browser
JOBS ?= $(shell nproc)

.PHONY: run test build setup web asan clean

build: setup
	@[ -f build/build.ninja ] || cmake --preset release
	cmake --build build -j$(JOBS)

setup:
	@tools/setup

run: build
	@examples/tour

test: build
	ctest --test-dir build --output-on-failure -j$(JOBS)

web: build
	@tools/setup packages.web
	cd web && npm ci --no-audit --no-fund && npm run build
	ctest --test-dir build --output-on-failure -R '^(web|e2e.serve)'

# The unit tests under AddressSanitizer and UndefinedBehaviorSanitizer.
asan: setup
	@[ -f build-asan/build.ninja ] || cmake --preset asan
	cmake --build build-asan -j$(JOBS)
	ctest --test-dir build-asan -L unit --output-on-failure -j$(JOBS)

clean:
	rm -rf build build-asan build-dev build-bench build-fuzz
