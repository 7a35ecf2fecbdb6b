"""Jupyter's own kernel tests and clients against the kernelspec named by KERNEL."""

import os
import unittest

import jupyter_kernel_test
import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

KERNEL = os.environ["KERNEL"]
PATIENCE = 60


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jsh"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": '"".toUp', "matches": {"toUpperCase("}},
        {"text": "Integer.MAX_", "matches": {"MAX_VALUE"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "record P(int x) { }", "// nothing", "%time 1 + 1"]
    incomplete_code_samples = ["class A {", "for (;;) {", 'var s = """\nab', "f("]
    invalid_code_samples = ["foo bar)(", "int 1a = 2;", "class { } }"]
    code_page_something = "%help"
    code_generate_error = 'throw new RuntimeException("boom");'
    code_execute_result = [{"code": "6*7", "result": "42"}, {"code": "List.of(1, 2)", "result": "[1, 2]"}]
    code_display_data = [{"code": 'display("<b>hi</b>", "text/html");', "mime": "text/html"}]
    code_history_pattern = "6?7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max("
    code_clear_output = "clearOutput();"

    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(kernel_name=cls.kernel_name, startup_timeout=PATIENCE)
        # These tests give an output a tenth of a second, which says more of a busy machine than of a kernel.
        cls.receive = staticmethod(cls.kc.iopub_channel.get_msg)
        cls.kc.iopub_channel.get_msg = lambda timeout=PATIENCE: cls.receive(timeout=max(timeout, PATIENCE))

    def flush_channels(self):
        patient = self.kc.iopub_channel.get_msg
        self.kc.iopub_channel.get_msg = self.receive
        try:
            super().flush_channels()
        finally:
            self.kc.iopub_channel.get_msg = patient


class Sessions(unittest.TestCase):
    """What people's clients do, beyond asking."""

    def setUp(self):
        self.km, self.kc = start_new_kernel(kernel_name=KERNEL, startup_timeout=PATIENCE)

    def tearDown(self):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)

    def run_cell(self, code, **options):
        return self.kc.execute(code, reply=True, timeout=PATIENCE, **options)["content"]

    def test_restart_forgets(self):
        self.assertEqual(self.run_cell("int kept = 1;")["status"], "ok")
        self.km.restart_kernel(now=False)
        self.kc.wait_for_ready(timeout=PATIENCE)
        self.assertEqual(self.run_cell("kept")["ename"], "CompileError")

    def test_interrupt_keeps(self):
        self.interrupt_keeps()

    def test_interrupt_by_signal_keeps(self):
        # Goes to the kernel and to all that it has started.
        self.km.kernel_spec.interrupt_mode = "signal"
        self.interrupt_keeps()

    def interrupt_keeps(self):
        self.run_cell("int kept = 42;")
        loop = self.kc.execute("while (true);")
        while True:
            message = self.kc.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == loop and message["msg_type"] == "execute_input":
                break
        self.km.interrupt_kernel()
        reply = self.kc.get_shell_msg(timeout=PATIENCE)
        self.assertEqual(reply["parent_header"]["msg_id"], loop)
        self.assertEqual(reply["content"]["status"], "error")
        values = self.run_cell("", user_expressions={"kept": "kept"})["user_expressions"]
        self.assertEqual(values["kept"]["data"]["text/plain"], "42")

    def test_a_comm_answers(self):
        self.run_cell('Comms.register("echo", comm -> comm.onMessage(comm::send));')
        self.say("comm_open", target_name="echo", data={})
        asked = self.say("comm_msg", data={"line": 3.0, "name": "poverty"})
        answers = []
        while not answers or answers[-1]["msg_type"] != "status":
            message = self.kc.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == asked and message["content"].get("execution_state") != "busy":
                answers.append(message)
        self.assertEqual([m["msg_type"] for m in answers], ["comm_msg", "status"])
        self.assertEqual(answers[0]["content"]["data"], {"line": 3.0, "name": "poverty"})

    def say(self, kind, **content):
        message = self.kc.session.msg(kind, {"comm_id": "one", **content})
        self.kc.shell_channel.send(message)
        return message["header"]["msg_id"]

    def test_input_is_asked_for(self):
        outputs = []
        reply = self.kc.execute_interactive(
            'readLine("name: ")',
            timeout=PATIENCE,
            stdin_hook=lambda message: self.kc.input("Ada" if message["content"]["prompt"] == "name: " else "?"),
            output_hook=outputs.append,
        )
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertIn("Ada", [m["content"]["data"]["text/plain"] for m in outputs if m["msg_type"] == "execute_result"])

    def test_shutdown_ends(self):
        self.km.shutdown_kernel(now=False)
        self.assertFalse(self.km.is_alive())


class Notebooks(unittest.TestCase):
    def test_nbclient_runs_a_notebook(self):
        cells = ["int a = 40;", 'System.out.println("a is " + a);', "a + 2", 'display("<i>x</i>", "text/html");']
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        NotebookClient(notebook, kernel_name=KERNEL, timeout=PATIENCE, startup_timeout=PATIENCE).execute()
        nbformat.validate(notebook)
        outputs = [cell.outputs for cell in notebook.cells]
        self.assertEqual(outputs[0], [])
        self.assertEqual(outputs[1][0].text, "a is 40\n")
        self.assertEqual(outputs[2][0].data["text/plain"], "42")
        self.assertEqual(outputs[3][0].data["text/html"], "<i>x</i>")


if __name__ == "__main__":
    unittest.main(verbosity=2)
