# kronika_component(NAME [DEPENDS component...] [LIBRARIES target...])
#
# A static library kronika_NAME out of all *.cpp of the calling folder, and, where there are any, one test
# program kronika_NAME_test out of its *_test.cpp. Sources are found by glob: a new file needs no edit here.
function(kronika_component name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  list(REMOVE_ITEM sources ${tests} "")
  list(TRANSFORM ARG_DEPENDS PREPEND kronika_)

  add_library(kronika_${name} STATIC ${sources})
  target_include_directories(kronika_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(kronika_${name} PUBLIC ${ARG_DEPENDS} ${ARG_LIBRARIES} PRIVATE kronika_warnings)
  set_property(GLOBAL APPEND PROPERTY KRONIKA_COMPONENTS kronika_${name})

  if(KRONIKA_TESTS AND tests)
    add_executable(kronika_${name}_test ${tests})
    target_link_libraries(kronika_${name}_test PRIVATE kronika_${name} kronika_warnings GTest::gtest_main)
    target_compile_definitions(kronika_${name}_test PRIVATE
      KRONIKA_SOURCE_DIR="${PROJECT_SOURCE_DIR}" KRONIKA_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}/testdata")
    add_test(NAME unit.${name} COMMAND kronika_${name}_test)
    set_tests_properties(unit.${name} PROPERTIES LABELS unit WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
