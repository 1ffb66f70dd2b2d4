package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Many doing something at once.
class TogetherTest {
    static <T> List<T> together(int many, IntFunction<T> work) throws Exception {
        try (var people = Executors.newFixedThreadPool(many)) {
            var ready = new CountDownLatch(many);
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < many; i++) {
                int who = i;
                calls.add(() -> {
                    ready.countDown();
                    ready.await();
                    return work.apply(who);
                });
            }
            var results = new ArrayList<T>();
            for (var future : people.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void they_all_answer() throws Exception {
        assertThat(together(3, i -> i)).containsExactlyInAnyOrder(0, 1, 2);
    }
}
