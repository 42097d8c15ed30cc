#pragma once
#include <stdlib.h>
#include <png.h>
