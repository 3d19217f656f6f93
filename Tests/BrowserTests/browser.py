# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium, spoken to through its own pipe in the DevTools protocol. Standard library only."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Browser:
    """One browser with one page, or one for each of several people; `with Browser() as page:` ends it in every case."""

    def __init__(self, seconds=600):
        self.seconds = seconds
        self.profile = tempfile.mkdtemp(prefix="donghanh-browser-")
        down, self.out = os.pipe()
        self.inn, up = os.pipe()

        def wire():
            # The browser reads orders from 3 and writes answers to 4. Moved out of the way first: 3 or 4 may be in use here.
            order, answer = os.dup(down), os.dup(up)
            high_order, high_answer = os.dup2(order, 100), os.dup2(answer, 101)
            os.dup2(high_order, 3)
            os.dup2(high_answer, 4)

        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-extensions", "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down)
        os.close(up)
        self.rest, self.last, self.session = b"", 0, None
        self.events = []
        self.seats = {}
        self.sit("first")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.inn)
        shutil.rmtree(self.profile, ignore_errors=True)

    def sit(self, name):
        """Goes to somebody's own machine: a page with cookies that nobody else has. It is set up when he comes first."""
        self.session = self.seats.get(name)
        self.events.clear()
        if self.session:
            return
        context = {"browserContextId": self.ask("Target.createBrowserContext")["browserContextId"]} if self.seats else {}
        target = self.ask("Target.createTarget", url="about:blank", **context)["targetId"]
        self.session = self.seats[name] = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **parameters):
        self.last += 1
        order = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            order["sessionId"] = self.session
        os.write(self.out, json.dumps(order).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.last:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]

    def message(self):
        end = time.monotonic() + self.seconds
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.inn], [], [], max(0, end - time.monotonic()))
            chunk = os.read(self.inn, 1 << 16) if ready else b""
            if not chunk:
                raise RuntimeError("the browser does not answer")
            self.rest += chunk
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        # What another's page tells is not for whoever sits here.
        if "method" in message and message.get("sessionId") == self.session:
            self.events.append(message)
        return message

    def shape(self, width, height=900, scale=1):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    has_scripts = True

    def scripts(self, allowed):
        self.has_scripts = allowed
        self.ask("Emulation.setScriptExecutionDisabled", value=not allowed)

    def open(self, address):
        """Goes there, waits for the page to load, and returns the status of its document."""
        self.events.clear()
        started = self.ask("Page.navigate", url=address)
        if "errorText" in started:
            raise RuntimeError(f"{address}: {started['errorText']}")
        return self.wait()

    def wait(self):
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.message()
        responses = [e["params"] for e in self.events if e["method"] == "Network.responseReceived"]
        documents = [r for r in responses if r["type"] == "Document"]
        return documents[-1]["response"]["status"] if documents else None

    def value(self, expression):
        """What an expression comes to on the page; works where the page's own scripts are off, too."""
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']['text']}")
        return result["result"].get("value")

    def until(self, expression, what=None):
        """Waits until an expression holds on whatever page is there by then."""
        end = time.monotonic() + self.seconds
        while True:
            try:
                found = self.value(expression)
            except RuntimeError:
                # The page went away while it was asked.
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise RuntimeError(f"never came true: {what or expression}; at {self.where()}")
            self.listen(0.05)

    def where(self):
        try:
            return self.value("location.pathname + location.search + ' ' + (document.querySelector('[role=alert]')?.innerText || document.title)")
        except RuntimeError as error:
            return f"({error})"

    def listen(self, seconds):
        """Takes in what the browser tells meanwhile."""
        if b"\0" in self.rest or select.select([self.inn], [], [], seconds)[0]:
            self.message()

    KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "End": 35, " ": 32}

    def key(self, name, shift=False, control=False):
        """Presses one key, as a finger does."""
        code = self.KEYS[name] if name in self.KEYS else ord(name.upper())
        text = {"Enter": "\r"}.get(name, name if len(name) == 1 and not control else "")
        common = {"key": name, "windowsVirtualKeyCode": code, "modifiers": 8 * shift + 2 * control}
        commands = {"commands": ["selectAll"]} if control and name == "a" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common, **commands)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    def write(self, text):
        """Types into whatever has the focus."""
        self.ask("Input.insertText", text=text)

    def dark(self, isDark):
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if isDark else "light"}])

    def press(self, expression):
        """Presses what the expression names, as a finger does, and waits for the page that follows."""
        x, y = self.value(
            f"(e => {{ e.scrollIntoView({{block: 'center', behavior: 'instant'}}); const r = e.getBoundingClientRect();"
            f" return [r.x + r.width / 2, r.y + r.height / 2] }})({expression})")
        self.events.clear()
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        return self.wait()

    def hosts(self):
        """Addresses asked for since the last page was opened."""
        return {e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"}

    def complaints(self):
        """What the browser's console says against the page."""
        found = []
        for event in self.events:
            entry = event["params"].get("entry", {})
            if event["method"] == "Log.entryAdded" and entry["level"] in ("error", "warning"):
                found.append(f"{entry['text']} {entry.get('url', '')}")
            elif event["method"] == "Runtime.exceptionThrown":
                found.append(event["params"]["exceptionDetails"]["text"])
        return found

    def picture(self, path):
        image = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(image))
