"""Types into jupyter console on a terminal of its own, as a person does, and says what came of it."""

import os
import re
import sys

import pexpect

KERNEL = sys.argv[1]
# The console asks the terminal where its cursor is, and nobody is there to answer.
os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Console:
    def __init__(self, *options):
        arguments = ["-m", "jupyter_console", "--kernel", KERNEL, *options]
        self.child = pexpect.spawn(sys.executable, arguments, encoding="utf-8", dimensions=(40, 120), timeout=60)
        self.cell = 0
        self.prompt()

    def prompt(self):
        self.cell += 1
        return self.wait_for_prompt()

    def wait_for_prompt(self):
        # Digits and brackets are painted in different colours.
        paint = r"(?:\x1b\[[0-9;?]*[A-Za-z])*"
        prompt = rf"In \[{paint}{self.cell}{paint}\]: "
        # On a busy machine the console's own timer for half-typed keys can fire while it asks the kernel whether
        # a cell is complete ("generator already executing"). It then waits for Enter and shows the cell again,
        # not run: a person presses Enter twice.
        while self.child.expect([prompt, "Press ENTER to continue"]) == 1:
            self.child.send("\r")
            self.child.expect(prompt)
            self.child.send("\r")
        return COLOURS.sub("", self.child.before)

    def run(self, code):
        self.child.send(code + "\r")
        return self.prompt()

    def leave(self):
        self.child.send("\x04")
        self.child.expect(r"\[y\]/n")
        self.child.send("y\r")
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0, self.child.exitstatus


def check(said, words):
    assert words in said, f"{words!r} is not in {said!r}"


# As it starts: with a prompt that edits, colours and completes. A kernel that does not say within a second whether a
# cell is complete is asked no more, and every cell then needs a blank line: a busy machine may take longer.
console = Console("--ZMQTerminalInteractiveShell.kernel_is_complete_timeout=60")
console.run("int kept = 42;")
check(console.run("kept + 1"), "Out[2]: 43")
check(console.run("kept.boom()"), "int cannot be dereferenced")
console.child.send('"abc".toUpp\t')
console.child.expect("erCase")
check(console.run(")"), "Out[4]: ABC")
check(console.run('throw new IllegalStateException("boom");'), "IllegalStateException: boom")
console.leave()

# With a plain prompt: the other takes Ctrl-C for itself and passes none on, whatever the kernel is.
console = Console("--simple-prompt")
console.run("int kept = 42;")
console.child.send('System.out.println("be" + "gun"); while (true);\r')
console.child.expect("begun")
console.child.sendintr()
check(console.prompt(), "variables are kept")
check(console.run("kept * 2"), "Out[3]: 84")
console.leave()

print("all said and done")
