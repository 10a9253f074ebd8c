// The page's own version: the service worker that keeps it, and how a newer one takes over.
import { signal } from '@preact/signals';

/** How long a reload waits for the newer version to be fetched. */
const fetchMs = 8_000;

export class Shell {
  readonly update = signal(false);
  private registration: ServiceWorkerRegistration | null = null;

  start(): void {
    try {
      this.keep();
    } catch (error) {
      // In some modes (private windows, cookies forbidden) asking for service workers alone throws.
      console.warn('tablee: this browser forbids offline reload', error);
    }
  }

  private keep(): void {
    // Missing outside secure contexts (plain http on a LAN address): the page then needs the network to load.
    const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (!container || !import.meta.env.PROD) return;
    // The first worker that takes over is not newer than this page; a second one is.
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (controlled) this.update.value = true;
      controlled = true;
    });
    container.register('/sw.js').then(
      (registration) => (this.registration = registration),
      (error: unknown) => console.warn('tablee: works without offline reload', error),
    );
  }

  /** Looks for a newer version, gives it time to arrive, and loads the page again. */
  async reload(): Promise<void> {
    await Promise.race([this.fetchNewer(), new Promise((resolve) => setTimeout(resolve, fetchMs))]);
    location.reload();
  }

  private async fetchNewer(): Promise<void> {
    const { registration } = this;
    if (!registration || this.update.peek()) return;
    try {
      await registration.update();
    } catch (error) {
      console.warn('tablee: no newer version could be fetched', error);
      return;
    }
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return;
    await new Promise<void>((resolve) => {
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated' || worker.state === 'redundant') resolve();
      });
    });
  }
}
