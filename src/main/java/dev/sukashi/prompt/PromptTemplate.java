package dev.sukashi.prompt;

import dev.sukashi.llm.ChatMessage;
import java.util.List;

/** Makes the messages of one {@link PromptFormat}. Has no state. */
interface PromptTemplate {
    List<ChatMessage> build(PromptInput input);

    /** A system message and one of the user's. */
    static List<ChatMessage> messages(String system, String user) {
        return List.of(new ChatMessage(ChatMessage.Role.SYSTEM, system), new ChatMessage(ChatMessage.Role.USER, user));
    }

    /** One message of the user's and nothing else. */
    static List<ChatMessage> message(String user) {
        return List.of(new ChatMessage(ChatMessage.Role.USER, user));
    }
}
