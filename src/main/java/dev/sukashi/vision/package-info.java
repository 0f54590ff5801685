/**
 * Has a model that sees read the screen: where the contract of the {@code ocr} room meets the adapters of {@code llm},
 * which know nothing of each other.
 */
@NullMarked
package dev.sukashi.vision;

import org.jspecify.annotations.NullMarked;
