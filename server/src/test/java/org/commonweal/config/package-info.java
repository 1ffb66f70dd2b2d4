/// Tests of reading towns, and the generator that drew the invented one.
@NullMarked
package org.commonweal.config;

import org.jspecify.annotations.NullMarked;
