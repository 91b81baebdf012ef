/**
 * Loaded before a server that the launcher starts. The two are connected by a channel; when the launcher is killed
 * without a chance to clean up, the channel breaks and the server ends too instead of holding its port for ever.
 */
// The process that Next's development server starts has this too. Its channel leads to Next, which tells it by that what
// to serve: let go, it ended before it was told.
if (!process.env.NEXT_PRIVATE_WORKER) process.channel?.unref();
process.on('disconnect', () => process.exit(0));
