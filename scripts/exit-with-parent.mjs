/**
 * Loaded before a server that the launcher starts. The two are connected by a channel; when the launcher is killed
 * without a chance to clean up, the channel breaks and the server ends too instead of holding its port for ever.
 */
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
