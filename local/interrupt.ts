/** Resolves at the first Ctrl-C; a second one does not wait for anything. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    let times = 0;
    const onSignal = () => {
      if (++times > 1) process.exit(130);
      resolve();
    };
    // Stays listened to: packages that find nobody listening any more end the process by the signal.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  });
}
