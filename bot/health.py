"""Whether the service is alive and takes votes: /healthz, /readyz and /metrics on the loopback."""

import asyncio

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.intake import Health


async def serve_health(port: int, health: Health) -> None:
    """Until cancelled. Ready means: updates have been fetched within the last 30 s and deadlines
    looked at within the last 10 s."""
    registry = CollectorRegistry()
    age = Gauge("jajak_last_fetch_age_seconds", "Seconds since the last good getUpdates", registry=registry)
    age.set_function(health.age_seconds)

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        return web.Response(
            text="ready\n" if health.is_ready() else "not ready\n", status=200 if health.is_ready() else 503
        )

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
