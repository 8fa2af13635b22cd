// Starts the service worker that shows the application without a network; called once there is something to see without one.

/** Does nothing while developing: the development server has no built files to keep. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keepLanguage: document.documentElement.lang }, []);
  } catch {
    // A browser that allows none shows downloads while there is a network.
  }
}
