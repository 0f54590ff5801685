package dev.sukashi.llm;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** Rides on a request to tell when its connection stands. */
record Connected(Runnable then) {
    static EventListener listener(Call call) {
        final Connected connected = call.request().tag(Connected.class);
        return connected == null
                ? EventListener.NONE
                : new EventListener() {
                    @Override
                    public void connectionAcquired(Call acquiring, Connection connection) {
                        connected.then().run();
                    }
                };
    }
}
