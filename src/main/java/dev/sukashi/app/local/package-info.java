/**
 * Local model servers: started when they are needed, watched while they load, stopped at the end.
 */
@NullMarked
package dev.sukashi.app.local;

import org.jspecify.annotations.NullMarked;
