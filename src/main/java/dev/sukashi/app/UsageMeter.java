package dev.sukashi.app;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Usage;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says in a sentence what the line that the player is on took, and what the session took so far. Confined to the
 * pipeline's thread.
 */
final class UsageMeter implements PipelineListener {
    private static final String BETWEEN = " · ";

    private final PriceList prices;
    private final Messages messages;
    private final Display display;
    private final Sum session = new Sum();
    private final Map<String, LineEvent.Finished> ofLine = new LinkedHashMap<>();
    private long current = Long.MIN_VALUE;

    /** Where the sentence goes. */
    @FunctionalInterface
    interface Display {
        void show(long lineId, String sentence);
    }

    /** Tokens, and money by currency. */
    private static final class Sum {
        private long input;
        private long output;
        private final Map<String, Long> nanos = new TreeMap<>();

        void add(Usage usage, Optional<Cost> cost) {
            input += usage.input();
            output += usage.output();
            cost.ifPresent(amount -> nanos.merge(amount.currency(), amount.nanos(), Long::sum));
        }

        List<String> amounts() {
            return nanos.entrySet().stream()
                    .map(entry -> Amounts.shown(new Cost(entry.getValue(), entry.getKey())))
                    .toList();
        }
    }

    UsageMeter(PriceList prices, Messages messages, Display display) {
        this.prices = prices;
        this.messages = messages;
        this.display = display;
    }

    @Override
    public void onLine(Line line) {
        turnTo(line, List.of());
    }

    @Override
    public void onLineAgain(Line line, List<LineEvent> soFar) {
        turnTo(line, soFar);
    }

    private void turnTo(Line line, Collection<LineEvent> soFar) {
        current = line.id();
        ofLine.clear();
        soFar.forEach(this::note);
        show();
    }

    @Override
    public void onEvent(LineEvent event) {
        if (event instanceof final LineEvent.Finished finished) {
            session.add(finished.usage(), prices.cost(finished));
        }
        if (event.lineId() == current && note(event)) {
            show();
        }
    }

    private boolean note(LineEvent event) {
        if (event instanceof final LineEvent.Finished finished
                && !finished.usage().equals(Usage.NONE)) {
            ofLine.put(event.translator(), finished);
            return true;
        }
        return event instanceof LineEvent.Queued && ofLine.remove(event.translator()) != null;
    }

    private void show() {
        final Sum line = new Sum();
        ofLine.values().forEach(finished -> line.add(finished.usage(), prices.cost(finished)));
        if (ofLine.isEmpty()) {
            display.show(current, "");
            return;
        }
        final List<String> parts = new ArrayList<>();
        parts.add(tokens(line));
        parts.addAll(line.amounts());
        parts.add(messages.text(
                "usage.session",
                "amount",
                session.amounts().isEmpty() ? tokens(session) : String.join(" + ", session.amounts())));
        display.show(current, String.join(BETWEEN, parts));
    }

    private String tokens(Sum sum) {
        final NumberFormat number = NumberFormat.getIntegerInstance(messages.locale());
        return messages.text("usage.tokens", "input", number.format(sum.input), "output", number.format(sum.output));
    }
}
