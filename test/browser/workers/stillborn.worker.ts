/** A worker whose script throws as soon as it runs. */
throw new Error('This worker cannot start.')
