"""Types into jupyter console on a terminal of its own, as a person does, and says what came of it."""

import os
import re
import sys
import time

import pexpect

KERNEL = sys.argv[1]
# The console asks the terminal where its cursor is, and nobody is there to answer.
os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Console:
    """A console and all that it has said.

    It shows what a cell gives before the next prompt, as a rule: a late "idle" of an earlier request makes it show that
    one or two prompts later, under a number that is too high. So what was said is looked at when all is over.
    """

    def __init__(self, *options):
        arguments = ["-m", "jupyter_console", "--kernel", KERNEL, *options]
        self.child = pexpect.spawn(sys.executable, arguments, encoding="utf-8", dimensions=(40, 120), timeout=60)
        self.said = ""
        self.cell = 1
        self.wait_for_prompt()

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
        self.said += COLOURS.sub("", self.child.before)

    def run(self, code):
        self.child.send(code + "\r")
        self.ended()

    def ended(self):
        self.cell += 1
        self.wait_for_prompt()

    def leave(self, *expected):
        """Leaves, when the console has said each of these, in this order."""
        self.run('"one"')
        self.run('"two"')
        rest = self.said
        for words in expected:
            found = re.search(words, rest)
            assert found, f"{words!r} is not in {rest!r}"
            rest = rest[found.end():]
        self.child.send("\x04")
        self.child.expect(r"\[y\]/n")
        self.child.send("y\r")
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0, self.child.exitstatus


# As it starts: with a prompt that edits, colours and completes. A kernel that does not say within a second whether a
# cell is complete is asked no more, and every cell then needs a blank line: a busy machine may take longer.
console = Console("--ZMQTerminalInteractiveShell.kernel_is_complete_timeout=60")
console.run("int kept = 42;")
console.run("kept + 1")
console.run("kept.boom()")
console.child.send('"abc".toUpp\t')
console.child.expect("erCase")
console.run(")")
console.run('throw new IllegalStateException("boom");')
console.leave(r"Out\[\d\]: 43", "int cannot be dereferenced", r"Out\[\d\]: ABC", "IllegalStateException: boom")

# With a plain prompt: the other takes Ctrl-C for itself and passes none on, whatever the kernel is.
console = Console("--simple-prompt")
console.run("int kept = 42;")
begun = os.path.abspath("begun")
console.child.send(f'java.nio.file.Files.createFile(java.nio.file.Path.of("{begun}")); while (true);\r')
while not os.path.exists(begun):
    time.sleep(0.1)
console.child.sendintr()
console.ended()
console.run("kept * 2")
console.leave("variables are kept", r"Out\[\d\]: 84")

print("all said and done")
